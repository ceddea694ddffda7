/**
 * One CSV cell (RFC 4180). A value that a spreadsheet would run as a formula gets a leading apostrophe (OWASP CSV
 * injection).
 */
export function csvCell(value: string | number | null): string {
  const text = value === null ? "" : String(value);
  const safe = /^[\s]*[=+\-@]|^[\t\r\n]/.test(text) && !/^-?\d+(\.\d+)?$/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** One CSV line with its line end. */
export function csvLine(values: (string | number | null)[]): string {
  return `${values.map(csvCell).join(",")}\r\n`;
}
