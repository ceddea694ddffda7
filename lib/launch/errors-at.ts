import type { FieldErrors } from "@/lib/errors";

/** Messages of a path or of anything below it, e.g. of `docs` when the provider complains about `docs.0`. */
export function errorsAt(errors: FieldErrors, path: string): string[] | undefined {
  const found = Object.entries(errors).find(([key]) => key === path || key.startsWith(`${path}.`));
  return found?.[1];
}
