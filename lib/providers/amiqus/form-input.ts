/**
 * What a form template may be, strict (OpenAPI of 2024-12: FormTemplate, BuilderFields, RichTextDoc). Client-safe: the
 * form builder parses with the same schema.
 */
import { z } from "zod";
import { changing } from "./client-input";

const filled = (error: string) => z.string().refine((value) => value.trim() !== "", { error });

/** Links in texts that clients read lead to pages or mail, never to scripts. */
const href = z.string().regex(/^(https?:\/\/|mailto:)\S+$/i, { error: "Enter a web or e-mail address." });
const mark = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("bold") }),
  z.strictObject({
    type: z.literal("link"),
    attrs: z.strictObject({ href, target: z.string(), class: z.string().nullable().optional() }),
  }),
]);
const textNode = z.strictObject({
  type: z.literal("text"),
  text: z.string().min(1, { error: "Enter the text." }),
  marks: z.array(mark).min(1).optional(),
});

export type RichTextNode =
  | { type: "paragraph"; content: z.infer<typeof textNode>[] }
  | { type: "bulletList"; content: RichTextItem[] }
  | { type: "orderedList"; attrs: { start: number }; content: RichTextItem[] };
export interface RichTextItem {
  type: "listItem";
  content: RichTextNode[];
}

const node: z.ZodType<RichTextNode> = z.lazy(() =>
  z.discriminatedUnion("type", [
    z.strictObject({ type: z.literal("paragraph"), content: z.array(textNode).min(1) }),
    z.strictObject({ type: z.literal("bulletList"), content: z.array(item).min(1) }),
    z.strictObject({
      type: z.literal("orderedList"),
      attrs: z.strictObject({ start: z.int() }),
      content: z.array(item).min(1),
    }),
  ]),
);
const item: z.ZodType<RichTextItem> = z.lazy(() =>
  z.strictObject({ type: z.literal("listItem"), content: z.array(node).min(1) }),
);

/** A text with paragraphs, lists, bold and links. */
export const richTextSchema = z.strictObject({ type: z.literal("doc"), content: z.array(node).min(1) });

const id = filled("Every field needs an id.");
/** Shown only when other fields hold these values. */
const show_if = z
  .record(z.string(), z.unknown())
  .refine((value) => Object.keys(value).length > 0, { error: "Say when the field is shown." })
  .nullable()
  .optional();
const validation = z.array(z.literal("required")).nullable().optional();
const description = z.string().nullable().optional();
const label = filled("Enter a label.");
const choice = z.strictObject({
  value: filled("Enter the question."),
  options: z
    .array(filled("Enter the option."))
    .min(2, { error: "Give at least two options." })
    .refine((options) => new Set(options).size === options.length, { error: "Give each option once." }),
});

/** One entry of a form, in the order of the form. */
export const formFieldSchema = z.discriminatedUnion(
  "type",
  [
    z.strictObject({
      id,
      type: z.literal("section"),
      label,
      /** Ids of the fields in it. */
      fields: z.array(z.string()).min(1, { error: "Put at least one field in the section." }),
    }),
    z.strictObject({ id, type: z.literal("heading"), label, show_if }),
    z.strictObject({ id, type: z.literal("rich_text"), json_content: richTextSchema, show_if }),
    z.strictObject({ id, type: z.enum(["text", "textarea"]), label, description, validation, show_if }),
    z.strictObject({
      id,
      type: z.enum(["radio", "checkbox"]),
      label: choice,
      description,
      validation,
      show_if,
    }),
    z
      .strictObject({
        id,
        type: z.literal("document"),
        label: label.optional(),
        description: z.string().optional(),
        template_id: z.int().nonnegative().optional(),
        validation,
        show_if,
      })
      .refine(
        ({ label, description, template_id }) =>
          template_id === undefined
            ? label !== undefined && description !== undefined
            : label === undefined && description === undefined,
        { error: "Describe the document, or choose a document template." },
      ),
  ],
  { error: "Choose a kind of field from the list." },
);
export type FormField = z.input<typeof formFieldSchema>;

const formFields = {
  name: filled("Enter a name for the form.").max(255, { error: "Use at most 255 characters." }),
  description: z.string().max(255, { error: "Use at most 255 characters." }).nullable().optional(),
  instructions: richTextSchema.nullable().optional(),
  fields: z
    .array(formFieldSchema)
    .min(2, { error: "A form needs a section and at least one field." })
    .refine((fields) => fields[0]?.type === "section", { error: "A form starts with a section." })
    .refine((fields) => new Set(fields.map((field) => field.id)).size === fields.length, {
      error: "Give every field an id of its own.",
    }),
  is_enabled: z.boolean().optional(),
};
/** POST /forms */
export const formCreateSchema = z.strictObject(formFields);
export type FormCreate = z.input<typeof formCreateSchema>;

/** PATCH /forms/{reference} */
export const formPatchSchema = changing(z.strictObject(formFields).partial());
export type FormPatch = z.input<typeof formPatchSchema>;
