import "server-only";
import { z } from "zod";
import type { OperationHandler } from "@/lib/operations/handler";
import { amiqusOf } from "@/lib/providers/amiqus/client-of";
import { ProviderError } from "@/lib/providers/errors";
import { objectOf, textOf } from "@/lib/providers/read";
import { toFields, toSections } from "./draft";
import { formDraftSchema } from "./schema";
import type { FormDraft } from "./types";

/** Clocks of the desk and Amiqus may differ by this much when an answer was lost. Milliseconds. */
const SLACK_MS = 5 * 60_000;

const made = z.object({ id: z.string() });
const one = (id: string) => ({ found: "one", value: { id } }) as const;

const bodyOf = ({ name, description, enabled }: FormDraft) => ({
  name: name.trim(),
  description: description.trim() === "" ? null : description.trim(),
  is_enabled: enabled,
});

interface Held {
  name: string;
  description?: string | null | undefined;
  is_enabled?: boolean | null | undefined;
  fields?: unknown;
}

/** Whether a form at Amiqus says what was to be written. */
function says(held: Held, draft: FormDraft): boolean {
  const body = bodyOf(draft);
  const fields = draft.sections === null || same(toSections(held.fields), draft);
  return (
    held.name === body.name &&
    (held.description ?? null) === body.description &&
    (held.is_enabled ?? true) === body.is_enabled &&
    fields
  );
}

const same = (there: FormDraft["sections"], draft: FormDraft) =>
  there !== null &&
  draft.sections !== null &&
  JSON.stringify(toFields(there)) === JSON.stringify(toFields(draft.sections));

/** Creates a form template at Amiqus. A lost one is looked up by what it says and when. */
export const formTemplateCreate: OperationHandler<FormDraft, { id: string }> = {
  kind: "amiqus.form.create",
  inputSchema: formDraftSchema,
  resultSchema: made,
  label: () => "Create form",
  async send(adapter, draft) {
    const fields = toFields(draft.sections ?? []);
    return { id: (await amiqusOf(adapter).createForm({ ...bodyOf(draft), fields })).value.reference };
  },
  async find(adapter, draft, since) {
    const from = since.getTime() - SLACK_MS;
    const found = (await amiqusOf(adapter).listForms())
      .filter(({ value, raw }) => {
        const at = Date.parse(textOf(objectOf(raw).created_at) ?? "");
        return says(value, draft) && at >= from;
      })
      .map(({ value }) => ({ id: value.reference }));
    const [only] = found;
    if (only === undefined) return { found: "none" };
    return found.length === 1 ? one(only.id) : { found: "unsure", candidates: found };
  },
  idOf: (result) => result.id,
  apply: async () => ({}),
  audit: { action: "form.create-at-provider", objectType: "form" },
};

const updateInput = z.object({ reference: z.string(), draft: formDraftSchema });

/** Changes a form template at Amiqus; forms already sent keep theirs. A lost answer is settled by reading it back. */
export const formTemplateUpdate: OperationHandler<z.infer<typeof updateInput>, { id: string }> = {
  kind: "amiqus.form.update",
  inputSchema: updateInput,
  resultSchema: made,
  label: () => "Change form",
  async send(adapter, { reference, draft }) {
    const fields = draft.sections === null ? {} : { fields: toFields(draft.sections) };
    await amiqusOf(adapter).updateForm(reference, { ...bodyOf(draft), ...fields });
    return { id: reference };
  },
  async find(adapter, { reference, draft }) {
    const { value } = await amiqusOf(adapter).retrieveForm(reference);
    return says(value, draft) ? one(reference) : { found: "none" };
  },
  idOf: (result) => result.id,
  apply: async () => ({}),
  audit: { action: "form.update-at-provider", objectType: "form" },
};

const removeInput = z.object({ reference: z.string() });

/** Deletes a form template at Amiqus; forms already sent stay. */
export const formTemplateRemove: OperationHandler<z.infer<typeof removeInput>, { id: string }> = {
  kind: "amiqus.form.remove",
  inputSchema: removeInput,
  resultSchema: made,
  label: () => "Delete form",
  async send(adapter, { reference }) {
    await amiqusOf(adapter).deleteForm(reference);
    return { id: reference };
  },
  async find(adapter, { reference }) {
    try {
      await amiqusOf(adapter).retrieveForm(reference);
      return { found: "none" };
    } catch (error) {
      if (error instanceof ProviderError && error.kind === "not-found") return one(reference);
      throw error;
    }
  },
  idOf: (result) => result.id,
  apply: async () => ({}),
  audit: { action: "form.delete-at-provider", objectType: "form" },
};
