/** Form templates of an Amiqus team as the desk edits them. Client-safe. */

export const QUESTION_KINDS = ["text", "textarea", "radio", "checkbox", "document", "heading"] as const;
export type QuestionKind = (typeof QUESTION_KINDS)[number];

/** One line of a section. A heading asks nothing. */
export interface QuestionDraft {
  /** Its id at Amiqus; new ones get one when they are added. */
  id: string;
  kind: QuestionKind;
  label: string;
  /** A hint under the question; a document must have one. */
  description: string;
  required: boolean;
  /** What may be chosen, of `radio` and `checkbox`. */
  options: string[];
}

export interface SectionDraft {
  id: string;
  label: string;
  questions: QuestionDraft[];
}

export interface FormDraft {
  name: string;
  description: string;
  enabled: boolean;
  /** Null: the fields hold what the desk does not edit (conditions, rich text, templates) and stay as they are. */
  sections: SectionDraft[] | null;
}

export interface FormTemplateDto {
  reference: string;
  version: number | null;
  draft: FormDraft;
}
