"use client";

import { type ReactNode, useId } from "react";
import { Button } from "./button";
import { Dialog, type DialogProps } from "./dialog";
import { Notice } from "./notice";

interface FormDialogProps extends Pick<DialogProps, "title" | "description" | "size" | "onClose"> {
  /** What the button says that sends the form. */
  submit: string;
  pending: boolean;
  /** What stopped the form as a whole; what is about a field stands beside the field. */
  problem?: string | null | undefined;
  onSubmit: () => void;
  /** Further buttons, between sending and cancelling. */
  actions?: ReactNode;
  children: ReactNode;
}

/** A form in a dialog of its own: open while it is there, sent by its first button. */
export function FormDialog(props: FormDialogProps) {
  const { submit, pending, problem, onSubmit, actions, children, ...dialog } = props;
  const formId = useId();
  return (
    <Dialog
      open
      {...dialog}
      footer={
        <>
          <Button type="submit" form={formId} variant="primary" pending={pending}>
            {submit}
          </Button>
          {actions}
          <Button onClick={dialog.onClose}>Cancel</Button>
        </>
      }
    >
      <form
        id={formId}
        noValidate
        autoComplete="off"
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          onSubmit();
        }}
      >
        {problem && <Notice tone="danger">{problem}</Notice>}
        {children}
      </form>
    </Dialog>
  );
}
