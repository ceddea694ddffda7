"use client";

import { type DragEvent, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { Field } from "@/components/ui/field";
import { bytes } from "@/lib/format/names";

interface FilePickerProps {
  id: string;
  file: File | null;
  onChoose: (file: File | null) => void;
  /** Extensions for the file dialog. */
  accept: string;
  disabled: boolean;
  error: readonly string[] | undefined;
  hint: string;
}

/** One file: chosen by a button, or dropped on it. */
export function FilePicker({ id, file, onChoose, accept, disabled, error, hint }: FilePickerProps) {
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const [dropped] = event.dataTransfer.files;
    if (dropped && !disabled) onChoose(dropped);
  };
  const message = error?.[0];
  return (
    <Field id={id} label="File" required hint={hint} error={message}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is a shortcut for the button inside */}
      <div
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
        className={cn(
          "flex flex-wrap items-center gap-3 rounded-md border border-dashed px-3 py-3",
          over ? "border-accent bg-accent-soft" : "border-line-strong",
        )}
      >
        <input
          ref={input}
          type="file"
          accept={accept}
          tabIndex={-1}
          aria-hidden="true"
          className="hidden"
          onChange={(event) => {
            const [chosen] = event.target.files ?? [];
            event.target.value = "";
            if (chosen) onChoose(chosen);
          }}
        />
        <Button
          id={id}
          disabled={disabled}
          aria-describedby={[`${id}-hint`, message && `${id}-error`].filter(Boolean).join(" ")}
          onClick={() => input.current?.click()}
        >
          {file ? "Choose another file" : "Choose a file"}
        </Button>
        <span role="status" className="wrap-anywhere min-w-0 text-ink-2 text-sm">
          {file ? `${file.name}, ${bytes(file.size)}` : "or drop one here"}
        </span>
      </div>
    </Field>
  );
}
