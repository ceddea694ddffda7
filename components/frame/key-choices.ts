// A cookie, for signing out clears the browser's storage and the choice should outlive it.
const cookie = "keys_off";
const year = 31_536_000;
const none: readonly string[] = [];
const listeners = new Set<() => void>();
let off: readonly string[] | null = null;

/** The ids kept in a Cookie header or `document.cookie`. */
export function readKeysOff(cookies: string): readonly string[] {
  const pair = cookies.split("; ").find((each) => each.startsWith(`${cookie}=`));
  const ids = pair?.slice(cookie.length + 1).split("~") ?? [];
  return ids.filter((id) => /^[\w.-]+$/.test(id));
}

/** Ids of the actions whose keys this person has turned off, in this browser. */
export const keysOff = {
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  read(): readonly string[] {
    off ??= readKeysOff(document.cookie);
    return off;
  },
  readOnServer: () => none,
};

/** Turns the key of an action on or off. The action stays in the palette. */
export function setKeyOn(id: string, on: boolean): void {
  off = on ? keysOff.read().filter((each) => each !== id) : [...new Set([...keysOff.read(), id])];
  const secure = window.location.protocol === "https:" ? "; Secure" : "";
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser yet
  document.cookie = `${cookie}=${off.join("~")}; Path=/; Max-Age=${off.length ? year : 0}; SameSite=Lax${secure}`;
  for (const listener of listeners) listener();
}
