"use client";

import { useId, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Combobox } from "@/components/ui/combobox";
import { Field } from "@/components/ui/field";
import { TextInput } from "@/components/ui/text-input";
import type { StepField } from "@/lib/amiqus/steps-types";
import { ApiError } from "@/lib/api-client";
import { uploadFile } from "@/lib/launch/fetchers";
import type { LaunchOption } from "@/lib/launch/types";
import type { StepFieldProps } from "./step-field-props";

interface OptionFieldProps extends StepFieldProps {
  field: Extract<StepField, { control: "option" }>;
}

/** Something of the provider's own lists; its id can be typed when a list cannot be read. */
export function OptionField(props: OptionFieldProps) {
  const { id, field, value, error, options, onChange } = props;
  const [uploaded, setUploaded] = useState<LaunchOption | null>(null);
  const list = options?.[field.source];
  const text = typeof value === "string" || typeof value === "number" ? String(value) : "";
  const shared = { id, error, required: field.required ?? false, label: field.label };
  if (options && list === null) {
    return (
      <Field {...shared} hint="The list could not be read. Enter the id that the provider shows.">
        <TextInput
          mono
          value={text}
          autoComplete="off"
          onChange={(event) => onChange(event.target.value)}
          className="max-w-96"
        />
      </Field>
    );
  }
  const known = [...(uploaded ? [uploaded] : []), ...(list ?? [])];
  return (
    <div className="flex flex-col gap-2">
      <Field {...shared} hint={field.help}>
        <Combobox
          options={known.map((option) => ({ value: option.id, label: option.name }))}
          value={text === "" ? null : text}
          onChange={(next) => onChange(next ?? "")}
          loading={!options}
          emptyText="The provider has none of this name"
        />
      </Field>
      {field.source === "documents" && (
        <UploadButton
          connectionId={props.connectionId}
          onUploaded={(option) => {
            setUploaded(option);
            onChange(option.id);
          }}
        />
      )}
    </div>
  );
}

const accepted = ".pdf,.docx,.doc,.xlsx,.xls,.csv,.txt,.jpg,.jpeg,.png,.tiff,.zip";

function UploadButton({
  connectionId,
  onUploaded,
}: {
  connectionId: string;
  onUploaded: (option: LaunchOption) => void;
}) {
  const input = useRef<HTMLInputElement>(null);
  const errorId = useId();
  const [pending, setPending] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  async function upload(file: File) {
    setPending(true);
    setProblem(null);
    try {
      onUploaded({ id: await uploadFile(connectionId, file), name: file.name });
    } catch (error) {
      setProblem(error instanceof ApiError ? error.message : "The file did not arrive. Try again.");
    } finally {
      setPending(false);
    }
  }

  return (
    <div>
      <input
        ref={input}
        type="file"
        accept={accepted}
        tabIndex={-1}
        aria-hidden="true"
        className="hidden"
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          event.target.value = "";
          if (file) void upload(file);
        }}
      />
      <Button
        size="sm"
        pending={pending}
        aria-describedby={problem ? errorId : undefined}
        onClick={() => input.current?.click()}
      >
        Upload a file
      </Button>
      <p id={errorId} role="status" className="text-danger">
        {problem}
      </p>
    </div>
  );
}
