/** Something a person can do here, from the palette or by its key. */
export interface DeskAction {
  /** Stable across pages: the choice to turn its key off is kept under it. */
  id: string;
  /** A verb phrase in sentence case: "Approve case". */
  label: string;
  /** Heading in palette and key sheet: "Go to", "Case", "List". */
  group: string;
  /** "j", "shift+x", "mod+k", "g c", "enter", "escape", "/" . */
  keys?: string;
  run: () => void;
  /** More words that the palette finds it by. */
  keywords?: readonly string[];
  /** False: listed in the key sheet, but does nothing now and is not in the palette. */
  enabled?: boolean;
  /** Key only: movement such as j and k has no place in the palette. */
  hidden?: boolean;
  /** Acts while a dialog is open. */
  inDialog?: boolean;
  /** Fires again while the key is held. */
  repeat?: boolean;
}

const none: readonly DeskAction[] = [];
const layers = new Map<symbol, readonly DeskAction[]>();
const listeners = new Set<() => void>();
let flat: readonly DeskAction[] = none;

function publish(): void {
  // What was mounted last comes first, so that a case's own "a" wins over the list's.
  const seen = new Set<string>();
  flat = [...layers.values()]
    .reverse()
    .flat()
    .filter((action) => !seen.has(action.id) && seen.add(action.id));
  for (const listener of listeners) listener();
}

/** Every action of what is on the screen, innermost first. */
export const actionStore = {
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  read: () => flat,
  readOnServer: () => none,
};

/** Adds or replaces the actions of one layer. */
export function setLayer(layer: symbol, actions: readonly DeskAction[]): void {
  layers.set(layer, actions);
  publish();
}

/** Takes the actions of one layer away. */
export function removeLayer(layer: symbol): void {
  layers.delete(layer);
  publish();
}
