const names: Record<string, string> = { NO: "Norway", SE: "Sweden", DK: "Denmark", FI: "Finland" };

/** The name of a country in which Quickr works; another code as it came. */
export function countryLabel(code: string): string {
  return names[code] ?? code;
}
