/** Where a person goes who asked for nothing else. */
export const homePath = "/cases";

/**
 * The path to go to after sign-in: `wanted` when it stays on our own origin, else home. Takes a path or a URL of
 * `origin`; anything that a browser could read as another host is refused.
 */
export function safePath(wanted: string | null | undefined, origin: string): string {
  if (!wanted || wanted.length > 2000 || /[\\\p{Cc}\p{Cf}]/u.test(wanted)) return homePath;
  const absolute = wanted.startsWith(`${origin}/`);
  if (!absolute && !/^\/(?!\/)/.test(wanted)) return homePath;
  try {
    const url = new URL(wanted, origin);
    const path = `${url.pathname}${url.search}`;
    // After sign-in nobody wants to stand at sign-in again, and a path may not turn into `//host` once resolved.
    const usable =
      url.origin === origin && !path.startsWith("//") && !/^\/(sign-in|setup|api)(\/|\?|$)/.test(path);
    return usable && url.username === "" ? `${path}${url.hash}` : homePath;
  } catch {
    return homePath;
  }
}
