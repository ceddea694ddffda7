const number = new Intl.NumberFormat("en-GB");
const list = new Intl.ListFormat("en-GB", { style: "long", type: "conjunction" });

/** Up to two letters for an avatar: first and last word of the name, as written. "?" for an empty name. */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/u).filter(Boolean);
  const first = words[0];
  if (!first) return "?";
  const last = words.length > 1 ? words.at(-1) : undefined;
  const letter = (word: string) => [...word].find((char) => /[\p{L}\p{N}]/u.test(char)) ?? "";
  return (letter(first) + (last ? letter(last) : "")).toLocaleUpperCase("en-GB") || "?";
}

export interface NameParts {
  title?: string | null;
  firstName?: string | null;
  middleName?: string | null;
  lastName?: string | null;
}

/** The parts that are there, joined as the provider has them; their case is never changed. */
export function personName(parts: NameParts): string {
  return [parts.title, parts.firstName, parts.middleName, parts.lastName]
    .map((part) => part?.trim())
    .filter(Boolean)
    .join(" ");
}

/** "a", "a and b", "a, b and c". */
export function joinWords(words: readonly string[]): string {
  return list.format(words);
}

/** "1,234". */
export function count(value: number): string {
  return number.format(value);
}

/** "1 case", "3 cases"; give `many` when it is not the word with an s. */
export function plural(value: number, one: string, many: string = `${one}s`): string {
  return `${count(value)} ${value === 1 ? one : many}`;
}

/** "812 B", "3.4 kB", "12 MB", in powers of 1000. */
export function bytes(value: number): string {
  const units = ["B", "kB", "MB", "GB", "TB"];
  let size = value;
  let unit = 0;
  while (size >= 1000 && unit < units.length - 1) {
    size /= 1000;
    unit += 1;
  }
  return `${unit === 0 || size >= 10 ? Math.round(size) : size.toFixed(1)} ${units[unit]}`;
}
