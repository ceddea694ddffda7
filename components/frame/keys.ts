/** The part of a keyboard event that keys are matched on. */
export interface KeyPress {
  key: string;
  shiftKey: boolean;
  altKey: boolean;
  ctrlKey: boolean;
  metaKey: boolean;
}

const modifiers = new Set(["shift", "control", "alt", "meta", "altgraph", "capslock"]);

/** A key press as written in actions: "j", "shift+x", "?", "mod+k", "enter". Null for a bare modifier. */
export function stepOf(press: KeyPress): string | null {
  const key = press.key === " " ? "space" : press.key.toLowerCase();
  if (modifiers.has(key)) return null;
  // Shift is part of how "?" is typed, but a choice of its own with letters and named keys.
  const shifted = press.shiftKey && (key.length > 1 || key.toLowerCase() !== key.toUpperCase());
  return [(press.ctrlKey || press.metaKey) && "mod", press.altKey && "alt", shifted && "shift", key]
    .filter(Boolean)
    .join("+");
}

/** Whether a step types something, so that a field with the focus must have it. */
export function isTyped(step: string): boolean {
  return !step.startsWith("mod+") && !step.startsWith("alt+");
}

/** How the steps so far stand to `keys` ("g c"): the whole of it, its beginning, or neither. */
export function matchKeys(keys: string, steps: readonly string[]): "whole" | "beginning" | "none" {
  const wanted = keys.split(" ");
  if (steps.length > wanted.length || steps.some((step, index) => step !== wanted[index])) return "none";
  return steps.length === wanted.length ? "whole" : "beginning";
}
