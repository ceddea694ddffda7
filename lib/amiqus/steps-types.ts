/** How a preference of a step is asked for. Client-safe. */
export type StepValue = string | number | boolean | readonly string[] | null;
/** What the person typed for one step, by field key. A missing key means untouched. */
export type StepValues = Record<string, StepValue>;

export interface StepChoice {
  value: string;
  label: string;
  help?: string;
}

/** Lists that the provider keeps for the team, offered by pickers. */
export type OptionSource = "forms" | "documentTemplates" | "documents";

interface FieldBase {
  /** Key in the step's preferences, except when `local`. */
  key: string;
  label: string;
  help?: string;
  required?: boolean;
  /** Shown, required and sent only while the other field holds one of the values. */
  when?: { key: string; is: readonly StepValue[] };
  /** Steers the form and never leaves it. */
  local?: boolean;
}

export type StepField = FieldBase &
  (
    | {
        control: "choice";
        choices: readonly StepChoice[];
        initial: string;
        sends?: Record<string, StepValue>;
      }
    | {
        control: "choices";
        choices: readonly StepChoice[];
        initial: readonly string[];
        emptyMeansNull?: boolean;
      }
    | { control: "flag"; initial: boolean }
    | { control: "number"; min: number; max: number; unit: string; initial: number | null }
    | { control: "text"; long?: boolean; digits?: number; initial: string }
    | { control: "option"; source: OptionSource; sends: "number" | "text" }
  );

export const STEP_GROUPS = [
  "Identity",
  "Money",
  "Screening",
  "Work",
  "Documents and forms",
  "Testing",
] as const;
export type StepGroup = (typeof STEP_GROUPS)[number];

export interface StepDescription {
  type: string;
  label: string;
  /** What the step asks of the client or of a bureau, in one sentence. */
  help: string;
  group: StepGroup;
  /** One of a check type per record; documents and forms may come several times. */
  repeatable: boolean;
  /** At least one of these flags must be set. */
  atLeastOne?: readonly string[];
  fields: readonly StepField[];
}

/** A step as the provider takes it. */
export interface StepBody {
  type: string;
  preferences?: Record<string, StepValue>;
}
