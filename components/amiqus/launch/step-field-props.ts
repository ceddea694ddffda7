import type { StepField, StepValue } from "@/lib/amiqus/steps-types";
import type { LaunchOptions } from "@/lib/launch/types";

/** What one preference of a step needs to be shown and changed. */
export interface StepFieldProps {
  /** Id of the control: the path in the launch body. */
  id: string;
  field: StepField;
  value: StepValue;
  error: string[] | undefined;
  connectionId: string;
  options: LaunchOptions | undefined;
  onChange: (value: StepValue) => void;
}
