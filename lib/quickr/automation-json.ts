import type { Json } from "@/lib/providers/port";
import type { AutomationBody } from "./automation-schema";

type JsonRow = Record<string, Json>;

/** An automation as plain JSON, the way operations keep it and Quickr takes it. */
export function automationJson(body: AutomationBody): {
  name: string;
  description?: string;
  trigger: JsonRow[];
  conditions: JsonRow[];
  actions: JsonRow[];
} {
  return JSON.parse(JSON.stringify(body));
}
