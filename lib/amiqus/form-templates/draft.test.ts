import { describe, expect, it } from "vitest";
import { formCreateSchema } from "@/lib/providers/amiqus/form-input";
import { draftProblems, toFields, toSections } from "./draft";
import type { FormDraft, QuestionDraft, SectionDraft } from "./types";

const question = (patch: Partial<QuestionDraft> = {}): QuestionDraft => ({
  id: "q1",
  kind: "text",
  label: "Why?",
  description: "",
  required: false,
  options: [],
  ...patch,
});
const sections: SectionDraft[] = [
  {
    id: "s1",
    label: "Money",
    questions: [
      question({ id: "a", kind: "heading", label: "About you" }),
      question({
        id: "b",
        kind: "radio",
        label: "From where?",
        options: ["Savings", "A sale"],
        required: true,
      }),
      question({ id: "c", kind: "checkbox", label: "Which?", options: ["One", "Two"], description: "All" }),
    ],
  },
  {
    id: "s2",
    label: "Papers",
    questions: [
      question({ id: "d", kind: "document", label: "Statement", description: "Three months" }),
      question({ id: "e", kind: "textarea", label: "More?", description: "If any" }),
    ],
  },
];

describe("form templates", () => {
  it("become fields that Amiqus takes, and come back the same", () => {
    const fields = toFields(sections);
    expect(formCreateSchema.safeParse({ name: "Form", fields }).error).toBeUndefined();
    expect(fields.map((field) => field.id)).toEqual(["s1", "a", "b", "c", "s2", "d", "e"]);
    expect(toSections(fields)).toEqual(sections);
  });

  it("are left alone when they hold what the editor does not know", () => {
    const fields = toFields(sections);
    const conditional = fields.map((field) =>
      field.id === "e" ? { ...field, show_if: { b: ["Savings"] } } : field,
    );
    expect(toSections(conditional)).toBeNull();
    expect(toSections([...fields, { id: "x", type: "rich_text", json_content: {} }])).toBeNull();
    expect(toSections([...fields, { id: "x", type: "document", template_id: 3 }])).toBeNull();
    expect(toSections([...fields, { id: "x", type: "text", label: "In no section" }])).toBeNull();
    for (const odd of [undefined, null, [], "x", [{}], [{ type: "text", label: "x" }]]) {
      expect(toSections(odd)).toBeNull();
    }
  });

  it("say beside each field what is missing", () => {
    const draft: FormDraft = {
      name: " ",
      description: "",
      enabled: true,
      sections: [
        {
          id: "s",
          label: "",
          questions: [
            question({ label: "" }),
            question({ kind: "radio", options: ["One", " "] }),
            question({ kind: "checkbox", options: ["One", "One "] }),
            question({ kind: "document" }),
          ],
        },
        { id: "t", label: "Empty", questions: [] },
      ],
    };
    expect(Object.keys(draftProblems(draft)).sort()).toEqual([
      "name",
      "sections.0.label",
      "sections.0.questions.0.label",
      "sections.0.questions.1.options",
      "sections.0.questions.2.options",
      "sections.0.questions.3.description",
      "sections.1",
    ]);
    expect(draftProblems({ name: "A", description: "", enabled: true, sections })).toEqual({});
    expect(draftProblems({ name: "A", description: "", enabled: true, sections: null })).toEqual({});
  });
});
