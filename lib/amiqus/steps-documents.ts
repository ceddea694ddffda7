import type { StepDescription } from "./steps-types";

const manual = { key: "source", is: ["manual"] } as const;
const template = { key: "source", is: ["template"] } as const;

/** Documents and forms. Preferences follow the Amiqus v2 OpenAPI, record steps. */
export const documentSteps: readonly StepDescription[] = [
  {
    type: "document.request",
    label: "Document request",
    help: "Asks the client to upload a document.",
    group: "Documents and forms",
    repeatable: true,
    fields: [
      {
        key: "source",
        label: "Ask with",
        control: "choice",
        choices: [
          { value: "manual", label: "Your own words" },
          { value: "template", label: "A template" },
        ],
        initial: "manual",
        local: true,
      },
      { key: "title", label: "Title", required: true, control: "text", initial: "", when: manual },
      {
        key: "instructions",
        label: "Instructions",
        required: true,
        control: "text",
        long: true,
        initial: "",
        when: manual,
      },
      {
        key: "template",
        label: "Document template",
        required: true,
        control: "option",
        source: "documentTemplates",
        sends: "number",
        when: template,
      },
    ],
  },
  {
    type: "document.transfer",
    label: "Document transfer",
    help: "Sends the client a document, to read, confirm or send back.",
    group: "Documents and forms",
    repeatable: true,
    fields: [
      {
        key: "source",
        label: "Send",
        control: "choice",
        choices: [
          { value: "manual", label: "A document from the library" },
          { value: "template", label: "A template" },
        ],
        initial: "manual",
        local: true,
      },
      { key: "name", label: "Name", required: true, control: "text", initial: "", when: manual },
      {
        key: "attachment",
        label: "Document",
        required: true,
        control: "option",
        source: "documents",
        sends: "number",
        when: manual,
      },
      {
        key: "template",
        label: "Document template",
        required: true,
        control: "option",
        source: "documentTemplates",
        sends: "number",
        when: template,
      },
      { key: "instructions", label: "Instructions", control: "text", long: true, initial: "" },
      {
        key: "require_confirmation",
        label: "The client confirms having read it",
        control: "flag",
        initial: false,
      },
      { key: "require_return", label: "The client sends it back", control: "flag", initial: false },
      {
        key: "return_message",
        label: "What to send back",
        required: true,
        control: "text",
        long: true,
        initial: "",
        when: { key: "require_return", is: [true] },
      },
    ],
  },
  {
    type: "form",
    label: "Form",
    help: "The client fills in one of your forms.",
    group: "Documents and forms",
    repeatable: true,
    fields: [
      { key: "form", label: "Form", required: true, control: "option", source: "forms", sends: "text" },
    ],
  },
];
