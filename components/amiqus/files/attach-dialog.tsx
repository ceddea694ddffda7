"use client";

import { type FormEvent, useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { DateInput } from "@/components/ui/date-input";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { FormErrorSummary } from "@/components/ui/form-error-summary";
import { notify } from "@/components/ui/notify";
import { Progress } from "@/components/ui/progress";
import { TextInput } from "@/components/ui/text-input";
import { useLeaveGuard } from "@/components/ui/use-leave-guard";
import { ACCEPT, fileProblem, KINDS_IN_WORDS, MAX_FILE_BYTES } from "@/lib/amiqus/files/kinds";
import { FilePicker } from "./file-picker";
import { useAttach } from "./use-attach";

const labels = { file: "File", name: "Name", expiresOn: "Good until" };

interface AttachDialogProps {
  at: { clientId: string; connectionId: string };
  onClose: () => void;
}

/** Puts a file among the client's at Amiqus, with its name there and how long it is good for. */
export function AttachDialog({ at, onClose }: AttachDialogProps) {
  const formId = useId();
  const [file, setFile] = useState<File | null>(null);
  const [name, setName] = useState("");
  const [expiresOn, setExpiresOn] = useState("");
  const [tried, setTried] = useState<Record<string, string[]>>({});
  const { phase, sent, failure, attach, stop } = useAttach(at);
  const busy = phase !== "idle";
  useLeaveGuard(busy);
  const errors: Record<string, string[] | undefined> =
    Object.keys(tried).length > 0 ? tried : (failure?.fieldErrors ?? {});

  function choose(next: File | null) {
    setFile(next);
    setTried({});
    // The name follows the file until somebody writes one.
    const before = file?.name.replace(/\.[^.]+$/, "") ?? "";
    if (next && (name === "" || name === before)) setName(next.name.replace(/\.[^.]+$/, "").slice(0, 255));
  }

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (busy) return;
    const problem = file ? fileProblem(file.name, file.size) : "Choose a file.";
    const found = {
      ...(problem ? { file: [problem] } : {}),
      ...(name.trim() === "" ? { name: ["Enter a name for the file."] } : {}),
    };
    setTried(found);
    if (!file || Object.keys(found).length > 0) return;
    const result = await attach(file, { name: name.trim(), expiresOn: expiresOn || null });
    if (result?.state === "attached") notify.success("File attached");
    if (result?.state === "unknown") {
      notify.info("Amiqus did not answer in time. Gatehouse is finding out whether the file is attached.");
    }
    if (result && result.state !== "refused") onClose();
  }

  const kilobytes = (size: number) => Math.round(size / 1000);
  return (
    <Dialog
      open
      onClose={() => !busy && onClose()}
      title="Attach file"
      description="It is kept at Amiqus, for the team only. Amiqus scans it for viruses first."
      footer={
        <>
          <Button type="submit" form={formId} variant="primary" pending={busy}>
            Attach file
          </Button>
          {phase === "sending" ? (
            <Button onClick={stop}>Stop</Button>
          ) : (
            <Button disabled={busy} onClick={onClose}>
              Cancel
            </Button>
          )}
        </>
      }
    >
      <form id={formId} noValidate className="flex flex-col gap-4" onSubmit={(event) => void submit(event)}>
        <FormErrorSummary
          errors={errors}
          labels={labels}
          message={Object.keys(tried).length > 0 ? null : failure?.message}
          requestId={failure?.requestId}
        />
        <FilePicker
          id="file"
          file={file}
          onChoose={choose}
          accept={ACCEPT}
          disabled={busy}
          error={errors.file}
          hint={`${KINDS_IN_WORDS}, at most ${MAX_FILE_BYTES / 1_000_000} MB.`}
        />
        <Field id="name" label={labels.name} required error={errors.name}>
          <TextInput
            value={name}
            maxLength={255}
            autoComplete="off"
            disabled={busy}
            onChange={(event) => setName(event.target.value)}
          />
        </Field>
        <Field
          id="expiresOn"
          label={labels.expiresOn}
          hint="The last day on which the document counts. Leave empty when it does not expire."
          error={errors.expiresOn}
        >
          <DateInput
            value={expiresOn}
            disabled={busy}
            onChange={(event) => setExpiresOn(event.target.value)}
          />
        </Field>
        {file && phase === "sending" && (
          <Progress label="Kilobytes sent" value={kilobytes(sent)} max={kilobytes(file.size)} />
        )}
        <p role="status" className="text-ink-2 text-sm">
          {phase === "handing-on" && "Received. Handing it on to Amiqus; this cannot be stopped."}
        </p>
      </form>
    </Dialog>
  );
}
