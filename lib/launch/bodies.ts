import type { z } from "zod";
import { caseLaunchSchema, recordSchemaFor } from "@/lib/providers/amiqus/launch-schema";
import { aplyidLaunchSchema } from "@/lib/providers/aplyid/launch-schema";
import type { OfferedProviderId } from "@/lib/providers/catalog";
import type { CaseKind } from "@/lib/providers/port";
import { caseLaunchSchema as quickrLaunchSchema } from "@/lib/providers/quickr/launch-schema";

type SchemaFor = (kind: CaseKind, input: unknown) => z.ZodType;

const schemas = {
  amiqus: (kind, input) => (kind === "case" ? caseLaunchSchema : recordSchemaFor(input)),
  aplyid: () => aplyidLaunchSchema,
  quickr: () => quickrLaunchSchema,
} satisfies Partial<Record<OfferedProviderId, SchemaFor>>;

/** The strict schema of a provider's launch body, or null when nothing is launched there. Client-safe. */
export function launchBodySchema(provider: string, kind: CaseKind, input: unknown): z.ZodType | null {
  const found = Object.entries(schemas).find(([id]) => id === provider);
  return found ? found[1](kind, input) : null;
}
