import { commonPasswords } from "./common-passwords";

const passwordMin = 12;
const passwordMax = 200;

const rows = [
  "abcdefghijklmnopqrstuvwxyz",
  "01234567890123456789",
  "qwertyuiop",
  "asdfghjkl",
  "zxcvbnm",
  "qwertzuiop",
  "azertyuiop",
];
const walks = rows.flatMap((row) => [row, [...row].reverse().join("")]);

/** Length of the longest run along a keyboard row, the alphabet or the digits that starts at `from`. */
function runLength(text: string, from: number): number {
  let length = 1;
  for (const walk of walks) {
    let size = 2;
    while (from + size <= text.length && walk.includes(text.slice(from, from + size))) size += 1;
    length = Math.max(length, size - 1);
  }
  return length;
}

/** The password with every run of four and more counted as one character: what is left of it to guess. */
function withoutRuns(text: string): string {
  let rest = "";
  for (let index = 0; index < text.length; ) {
    const run = runLength(text, index);
    rest += text.charAt(index);
    index += run >= 4 ? run : 1;
  }
  return rest;
}

function isRepeat(text: string): boolean {
  for (let size = 1; size <= 4; size += 1) {
    if (
      text.length > size &&
      text ===
        text
          .slice(0, size)
          .repeat(Math.ceil(text.length / size))
          .slice(0, text.length)
    )
      return true;
  }
  return false;
}

const wordsOf = (text: string) =>
  text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length >= 4);

/**
 * Why the password may not be used, in words for beside the field, or null when it may. `context` holds what an
 * attacker would try first: the e-mail, the person's name, the team's name. No composition rules (ASVS 6.2.5).
 */
export function passwordProblem(password: string, context: string[]): string | null {
  const text = password.normalize("NFKC");
  const length = [...text].length;
  if (length < passwordMin)
    return `Use at least ${passwordMin} characters. Three or four words are easy to keep.`;
  if (length > passwordMax) return `Use at most ${passwordMax} characters.`;
  const lower = text.toLowerCase();
  if (commonPasswords.has(lower))
    return "This password is on every list of leaked passwords. Choose another.";
  if (isRepeat(lower)) return "This password repeats one short part. Choose one that is harder to guess.";
  if (withoutRuns(lower).length < 6)
    return "This password is a run of keys. Choose one that is harder to guess.";
  for (const word of new Set(["gatehouse", ...context.flatMap(wordsOf)])) {
    if (lower.includes(word) && lower.replaceAll(word, "").length < 8) {
      return `Apart from “${word}” this password is short. Add more that has nothing to do with you.`;
    }
  }
  return null;
}
