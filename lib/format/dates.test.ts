import { describe, expect, it } from "vitest";
import { formatDate, formatDateTime, formatDayMonth, formatIfDateTime, formatTime, isoDay } from "./dates";

describe("dates", () => {
  const lateEvening = "2026-06-30T23:30:00Z";

  it("are written day first, in the team's zone", () => {
    expect(formatDate(lateEvening)).toBe("1 Jul 2026");
    expect(formatDate(lateEvening, { timeZone: "America/New_York" })).toBe("30 Jun 2026");
    expect(formatDayMonth("2026-12-03T10:00:00Z")).toBe("3 Dec");
    expect(formatDateTime(lateEvening)).toBe("1 Jul 2026, 00:30");
    expect(formatTime("2026-12-03T14:05:00Z")).toBe("14:05");
  });

  it("leave a bare day where it is", () => {
    expect(formatDate("2026-12-03", { timeZone: "America/Los_Angeles" })).toBe("3 Dec 2026");
    expect(isoDay("2026-12-03", "America/Los_Angeles")).toBe("2026-12-03");
  });

  it("give exports ISO days", () => {
    expect(isoDay(lateEvening, "Europe/London")).toBe("2026-07-01");
  });

  it("say September as every month, in three letters", () => {
    expect(formatDate("2026-09-05")).toBe("5 Sep 2026");
  });

  it("show what they cannot read, and fall back from a zone nobody knows", () => {
    expect(formatDate("soon")).toBe("soon");
    expect(formatDate(lateEvening, { timeZone: "Mars/Olympus" })).toBe("1 Jul 2026");
  });
});

it("writes out date-times among other texts", () => {
  expect(formatIfDateTime("2026-12-03T14:05:00+00:00")).toBe("3 Dec 2026, 14:05");
  for (const text of ["Canada", "250", "2026-12-03 or so", ""]) expect(formatIfDateTime(text)).toBe(text);
});
