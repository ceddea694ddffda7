const names: Record<string, string> = {
  mod: "Ctrl",
  shift: "Shift",
  alt: "Alt",
  enter: "Enter",
  escape: "Esc",
  arrowup: "↑",
  arrowdown: "↓",
  arrowleft: "←",
  arrowright: "→",
};

/** A key or keys as written in useActions: `mod+k`, `g c`, `shift+x`. The mod key is written Ctrl; ⌘ works as well. */
export function Kbd({ keys }: { keys: string }) {
  return (
    <span className="inline-flex shrink-0 items-center gap-1">
      {keys.split(" ").map((step) => (
        <kbd
          key={step}
          className="inline-block min-w-5 rounded-md border border-line bg-surface-2 px-1 text-center font-sans text-ink-2 text-xs"
        >
          {step
            .split("+")
            .map((key) => names[key] ?? key.toUpperCase())
            .join("+")}
        </kbd>
      ))}
    </span>
  );
}
