import { ProviderError } from "../errors";
import { failuresOf } from "../failures";
import { FIELD_WORDS, OBJECT_WORDS } from "./assumptions";

export const { invalidRequest, badResponse, checked } = failuresOf("aplyid");

/** For what this provider has no call for; nothing was sent. */
export function cannotBeAsked(): ProviderError {
  return new ProviderError({
    provider: "aplyid",
    kind: "not-configured",
    fate: "not-sent",
    message: "APLYiD has no call that reads or changes a case. It tells the desk when the case is completed.",
  });
}

/**
 * APLYiD's error with its one-string message beside the field that its first words name, where they name one; else it is
 * the form's message alone ("Creating Cases", "Error responses").
 */
export function withFields(error: ProviderError): ProviderError {
  const { provider, kind, fate, status, retryAfter, message } = error;
  if (kind !== "invalid-request") return error;
  const words = message.replace(/^APLYiD: /, "");
  const fields = fieldsOf(words);
  return new ProviderError({
    provider,
    kind,
    fate,
    message,
    ...(status === undefined ? {} : { status }),
    ...(retryAfter === undefined ? {} : { retryAfter }),
    fieldErrors: Object.fromEntries(fields.map((path) => [path, [words]])),
    cause: error,
  });
}

/** Paths of the launch input that a message is about; none when it names no field. */
export function fieldsOf(message: string): readonly string[] {
  const text = message.toLowerCase();
  for (const rest of [text, ...OBJECT_WORDS.flatMap((word) => after(text, word))]) {
    const known = Object.entries(FIELD_WORDS).find(([words]) => startsWith(rest, words));
    if (known) return known[1];
  }
  return [];
}

function after(text: string, word: string): string[] {
  return startsWith(text, word) ? [text.slice(word.length).trimStart()] : [];
}

function startsWith(text: string, words: string): boolean {
  return text.startsWith(words) && !/^[a-z0-9_]/.test(text.slice(words.length));
}
