/** A file name that no header, shell or file system minds: letters, digits, dot, dash and underscore. */
export function safeFileName(name: string): string {
  const plain = name
    .normalize("NFKD")
    .replace(/[^\w.-]+/g, "-")
    .replace(/\.{2,}/g, ".")
    .replace(/^[.-]+/, "")
    .slice(-120);
  return plain === "" ? "download" : plain;
}

/** Says that a file is to be saved, under its own name where that is more than ASCII (RFC 6266, RFC 8187). */
export function savedAs(name: string): string {
  const safe = safeFileName(name);
  const kept = name
    .normalize("NFC")
    // Controls, direction marks, half characters, and what paths are made of.
    .replace(/[\p{C}\\/:*?"<>|%]+/gu, "-")
    .replace(/^\.+/, "");
  const whole = [...kept].slice(-120).join("");
  const plain = `attachment; filename="${safe}"`;
  if (!/[^\x20-\x7e]/.test(whole)) return plain;
  const escaped = encodeURIComponent(whole).replace(
    /['()]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `${plain}; filename*=UTF-8''${escaped}`;
}

/** The name that the server says: the whole one where it gives it, else the plain one. */
export function nameIn(disposition: string | null): string {
  const whole = /filename\*=UTF-8''([^;\s]+)/.exec(disposition ?? "")?.[1];
  if (whole) return decodeURIComponent(whole);
  return /filename="([^"]+)"/.exec(disposition ?? "")?.[1] ?? "report.pdf";
}
