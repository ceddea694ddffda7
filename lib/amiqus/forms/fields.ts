import { richTextOf } from "./rich-text";
import type { Condition, FormPart } from "./types";

type Field = Record<string, unknown>;

/** Sections inside sections; deeper ones are shown after the others. */
const MAX_DEPTH = 20;

function object(value: unknown): Field {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? { ...value } : {};
}

const text = (value: unknown): string | null =>
  typeof value === "string" && value.trim() !== "" ? value : null;

/** Answers and options as text; anything without a plain text of its own is left out. */
function texts(value: unknown): string[] {
  const many = Array.isArray(value) ? value : [value];
  return many.flatMap((one) =>
    (typeof one === "string" && one !== "") || typeof one === "number" || typeof one === "boolean"
      ? [String(one)]
      : [],
  );
}

/** The question: choices keep it in `label.value`. */
function labelOf(field: Field): string {
  return text(field.label) ?? text(object(field.label).value) ?? text(field.id) ?? "";
}

/**
 * `show_if` names fields and what they must hold; its grammar is not published beyond "an object". A field is met when
 * one of its answers is one of the values; any other shape cannot be told.
 */
function conditionsOf(field: Field, fields: ReadonlyMap<string, Field>): Condition[] {
  return Object.entries(object(field.show_if)).map(([id, wanted]) => {
    const asked = fields.get(id);
    const values = texts(wanted);
    const given = texts(asked?.value);
    const met = !asked || values.length === 0 ? null : values.some((value) => given.includes(value));
    return { label: asked ? labelOf(asked) : id, values, met };
  });
}

function partOf(
  field: Field,
  fields: ReadonlyMap<string, Field>,
  seen: Set<string>,
  depth = 0,
): FormPart | null {
  const id = text(field.id);
  if (id === null || seen.has(id) || depth > MAX_DEPTH) return null;
  seen.add(id);
  const type = text(field.type) ?? "unknown";
  const label = labelOf(field);
  if (type === "section") {
    const inside = texts(field.fields).flatMap((inner) => {
      const named = fields.get(inner);
      const part = named ? partOf(named, fields, seen, depth + 1) : null;
      return part ? [part] : [];
    });
    return { kind: "section", id, label: text(field.label) ?? "", parts: inside };
  }
  const conditions = conditionsOf(field, fields);
  if (type === "heading") return { kind: "heading", id, label, conditions };
  if (type === "rich_text") {
    return { kind: "rich_text", id, blocks: richTextOf(field.json_content), conditions };
  }
  return {
    kind: "answer",
    id,
    type,
    label,
    description: text(field.description),
    required: texts(field.validation).includes("required"),
    flagged: field.flag === true,
    options: texts(object(field.label).options),
    values: texts(field.value),
    conditions,
  };
}

/**
 * The fields of a form as the tree that its sections make of them, in order; fields that no section names come last.
 * Never throws; a section that holds itself is shown once.
 */
export function partsOf(rows: readonly unknown[]): FormPart[] {
  const fields = new Map<string, Field>();
  for (const row of rows.map(object)) {
    const id = text(row.id);
    if (id !== null && !fields.has(id)) fields.set(id, row);
  }
  const named = new Set([...fields.values()].flatMap((field) => texts(field.fields)));
  const seen = new Set<string>();
  const roots = [...fields].filter(([id]) => !named.has(id)).map(([, field]) => field);
  // A form whose sections go round in a circle has no root; its fields are shown in their order all the same.
  return [...roots, ...fields.values()].flatMap((field) => {
    const part = partOf(field, fields, seen);
    return part ? [part] : [];
  });
}

/** Every question in a form, those inside sections too. */
export function answersIn(parts: readonly FormPart[]): Extract<FormPart, { kind: "answer" }>[] {
  return parts.flatMap((part) =>
    part.kind === "section" ? answersIn(part.parts) : part.kind === "answer" ? [part] : [],
  );
}
