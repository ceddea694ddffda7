import { FormErrorSummary } from "@/components/ui/form-error-summary";
import type { Failure } from "@/lib/api-client";

/** What stopped a form, at its top, with links to the fields. */
export function FormFailure({
  failure,
  labels,
}: {
  failure: Failure | null;
  labels?: Readonly<Record<string, string>>;
}) {
  if (!failure) return null;
  const { "": _whole, ...fields } = failure.fieldErrors;
  return (
    <FormErrorSummary
      errors={fields}
      labels={labels ?? {}}
      message={failure.message}
      requestId={failure.code === "unexpected" ? failure.requestId : undefined}
    />
  );
}
