/** Longest wait a provider may impose on the desk: 15 minutes. */
const LONGEST_SECONDS = 900;

/**
 * Reads a Retry-After header (RFC 9110 §10.2.3: seconds or an HTTP date) as whole seconds from `now`, clamped to
 * 0…900. Null when missing or senseless.
 */
export function retryAfterSeconds(value: string | null, now: Date): number | null {
  const text = value?.trim() ?? "";
  if (text === "") {
    return null;
  }
  const seconds = /^-?\d+(\.\d+)?$/.test(text)
    ? Math.ceil(Number(text))
    : Math.ceil((Date.parse(text) - now.getTime()) / 1000);
  return Number.isFinite(seconds) ? Math.min(Math.max(seconds, 0), LONGEST_SECONDS) : null;
}
