import { personName } from "@/lib/format/names";
import type { ProviderClient } from "@/lib/providers/port";

/** A person's name without the title, as Amiqus has it. */
export function nameOf({ firstName, middleName, lastName }: ProviderClient): string {
  return personName({ firstName, middleName, lastName });
}
