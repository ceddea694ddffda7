"use client";

import { type ReactNode, useEffect, useId, useState } from "react";
import { Button } from "./button";
import { Dialog } from "./dialog";
import { Field } from "./field";
import { Notice } from "./notice";
import { TextInput } from "./text-input";
import { Textarea } from "./textarea";

export interface ConfirmDialogProps {
  open: boolean;
  onClose: () => void;
  title: string;
  /** What exactly, for whom, and whether the provider can undo it. */
  description: ReactNode;
  /** A verb: "Reject case", "Delete client". */
  confirmLabel: string;
  onConfirm: (answer: { reason: string }) => void;
  pending?: boolean;
  danger?: boolean;
  /** For deletion only: what must be typed before the button acts. */
  typeToConfirm?: string;
  reason?: "required" | "optional";
  reasonLabel?: string;
  /** What went wrong with the last try; what was typed stays. */
  error?: string | null;
  children?: ReactNode;
}

/** Asks before something that matters. What was typed is kept until the dialog closes. */
export function ConfirmDialog({
  open,
  onClose,
  title,
  description,
  confirmLabel,
  onConfirm,
  pending,
  danger,
  typeToConfirm,
  reason,
  reasonLabel = "Reason",
  error,
  children,
}: ConfirmDialogProps) {
  const formId = useId();
  const [typed, setTyped] = useState("");
  const [text, setText] = useState("");
  const [tried, setTried] = useState(false);

  useEffect(() => {
    if (open) return;
    setTyped("");
    setText("");
    setTried(false);
  }, [open]);

  const wrongName = typeToConfirm !== undefined && typed.trim() !== typeToConfirm.trim();
  const noReason = reason === "required" && text.trim() === "";

  return (
    <Dialog
      open={open}
      onClose={onClose}
      size="sm"
      role="alertdialog"
      title={title}
      description={description}
      footer={
        <>
          <Button type="submit" form={formId} variant={danger ? "danger" : "primary"} pending={pending}>
            {confirmLabel}
          </Button>
          <Button onClick={onClose}>Cancel</Button>
        </>
      }
    >
      <form
        id={formId}
        noValidate
        className="flex flex-col gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          setTried(true);
          if (!wrongName && !noReason) onConfirm({ reason: text.trim() });
        }}
      >
        {error && <Notice tone="danger">{error}</Notice>}
        {children}
        {reason && (
          <Field
            label={reasonLabel}
            required={reason === "required"}
            error={tried && noReason ? "Say why, in a few words." : undefined}
          >
            <Textarea value={text} onChange={(event) => setText(event.target.value)} />
          </Field>
        )}
        {typeToConfirm !== undefined && (
          <Field
            label={
              <>
                Type <span className="font-mono">{typeToConfirm}</span> to confirm
              </>
            }
            error={tried && wrongName ? "Type it exactly as shown." : undefined}
          >
            <TextInput value={typed} autoComplete="off" onChange={(event) => setTyped(event.target.value)} />
          </Field>
        )}
      </form>
    </Dialog>
  );
}
