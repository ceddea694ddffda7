export interface ComboboxOption {
  value: string;
  label: string;
  hint?: string;
  disabled?: boolean;
}

const marks = /\p{M}/gu;

/** Lower case without accents, so that "jose" finds "José". */
export function folded(text: string): string {
  return text.normalize("NFD").replace(marks, "").toLowerCase();
}

/** Options in which every typed word begins a word of label or hint; those whose label begins with it come first. */
export function filterOptions(options: readonly ComboboxOption[], typed: string): readonly ComboboxOption[] {
  const words = folded(typed).split(/\s+/u).filter(Boolean);
  if (words.length === 0) return options;
  const ranked = options.flatMap((option) => {
    const text = ` ${folded(`${option.label} ${option.hint ?? ""}`)}`;
    if (!words.every((word) => text.includes(` ${word}`) || (word.length > 2 && text.includes(word))))
      return [];
    return [{ option, rank: folded(option.label).startsWith(words[0] ?? "") ? 0 : 1 }];
  });
  return ranked.sort((a, b) => a.rank - b.rank).map(({ option }) => option);
}
