"use client";

import dynamic from "next/dynamic";
import { useState } from "react";
import { Button } from "@/components/ui/button";

const FormDialog = dynamic(() => import("./form-dialog").then((module) => module.FormDialog), {
  ssr: false,
});

interface FormStepProps {
  at: { clientId: string; connectionId: string };
  reference: string;
}

/** Opens the form that a record's step asked for. */
export function FormStep({ at, reference }: FormStepProps) {
  const [open, setOpen] = useState(false);
  return (
    <div>
      <Button size="sm" onClick={() => setOpen(true)}>
        Open form
      </Button>
      {open && <FormDialog at={at} reference={reference} onClose={() => setOpen(false)} />}
    </div>
  );
}
