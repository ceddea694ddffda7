"use client";

import { useQueryClient } from "@tanstack/react-query";
import { FileUp } from "lucide-react";
import { useRouter } from "next/navigation";
import { type DragEvent, type FormEvent, useRef, useState } from "react";
import { FormFailure } from "@/components/auth/form-failure";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { Field } from "@/components/ui/field";
import { Progress } from "@/components/ui/progress";
import { TextInput } from "@/components/ui/text-input";
import { ApiError, type Failure } from "@/lib/api-client";
import { bytes } from "@/lib/format/names";
import { uploadFile } from "@/lib/imports/fetchers";
import { importKeys } from "@/lib/imports/query-options";

const MAX_BYTES = 16_000_000;

const refuse = (message: string): Failure => ({
  code: "invalid",
  message: "The file was not taken.",
  fieldErrors: { importFile: [message] },
  requestId: "",
});

/** Takes a file of clients, chosen or dropped, and leads to its page. */
export function UploadForm() {
  const router = useRouter();
  const queries = useQueryClient();
  const input = useRef<HTMLInputElement>(null);
  const [share, setShare] = useState<number | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [over, setOver] = useState(false);

  async function send(event: FormEvent) {
    event.preventDefault();
    if (share !== null) return;
    // Read from the field itself: a file may have been chosen before this code ran.
    const file = input.current?.files?.[0];
    if (!file) return setFailure(refuse("Choose a file."));
    if (file.size > MAX_BYTES)
      return setFailure(
        refuse(`The file has ${bytes(file.size)}; ${bytes(MAX_BYTES)} is the most. Split it.`),
      );
    setFailure(null);
    setShare(0);
    try {
      const { id } = await uploadFile(file, setShare);
      await queries.invalidateQueries({ queryKey: importKeys.lists() });
      router.push(`/clients/import/${id}`);
    } catch (error) {
      setShare(null);
      setFailure(error instanceof ApiError ? error : refuse("Try again."));
    }
  }

  function drop(event: DragEvent) {
    event.preventDefault();
    setOver(false);
    if (share !== null || !input.current || event.dataTransfer.files.length === 0) return;
    input.current.files = event.dataTransfer.files;
    setFailure(null);
  }

  return (
    <form onSubmit={(event) => void send(event)} noValidate className="flex max-w-xl flex-col gap-4">
      <FormFailure failure={failure} labels={{ importFile: "File" }} />
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way to what the file field does */}
      <div
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
        className={cn("rounded-md border border-dashed p-4", over && "border-accent bg-accent-soft")}
      >
        <Field
          id="importFile"
          label="File"
          required
          hint="CSV with headings in the first row, or JSON of clients from Amiqus API v1. At most 50,000 rows and 16 MB. You can also drop it here."
          error={failure?.fieldErrors.importFile}
        >
          <TextInput
            ref={input}
            type="file"
            className="content-center"
            accept=".csv,.tsv,.txt,.json,text/csv,text/plain,application/json"
            disabled={share !== null}
            onChange={() => setFailure(null)}
          />
        </Field>
      </div>
      {share !== null && (
        <Progress
          label={share < 1 ? "Sending the file" : "Reading the rows"}
          value={Math.round(share * 100)}
          max={100}
        />
      )}
      <div>
        <Button type="submit" variant="primary" pending={share !== null} icon={<FileUp className="size-4" />}>
          Upload file
        </Button>
      </div>
      <p className="text-ink-2 text-sm">
        Nothing is created yet: you choose the columns and see what would come of every row first.
      </p>
    </form>
  );
}
