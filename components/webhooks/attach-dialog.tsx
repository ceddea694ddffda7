"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useSubmit } from "@/components/auth/use-submit";
import { Combobox } from "@/components/ui/combobox";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Field } from "@/components/ui/field";
import { notify } from "@/components/ui/notify";
import { RadioGroup } from "@/components/ui/radio-group";
import { attachDeliveryAction } from "@/lib/webhooks/actions";
import { deliveryKeys } from "@/lib/webhooks/query-options";
import type { ParkedDelivery, ParkedDto } from "@/lib/webhooks/types";

interface AttachDialogProps {
  delivery: ParkedDelivery;
  cases: ParkedDto["cases"];
  onClose: () => void;
}

/** Asks which case a parked delivery is about; the case then becomes what the delivery says. */
export function AttachDialog({ delivery, cases, onClose }: AttachDialogProps) {
  const queries = useQueryClient();
  const [way, setWay] = useState<"known" | "new">(cases.length > 0 ? "known" : "new");
  const [caseId, setCaseId] = useState<string | null>(null);
  const [missing, setMissing] = useState(false);
  const { pending, failure, submit } = useSubmit(attachDeliveryAction);

  async function attach() {
    setMissing(way === "known" && caseId === null);
    if (way === "known" && caseId === null) return;
    if (!(await submit({ deliveryId: delivery.id, caseId: way === "new" ? null : caseId }))) return;
    notify.success(way === "new" ? "Taken in as a case" : "Attached to the case");
    onClose();
    await queries.invalidateQueries({ queryKey: deliveryKeys.all });
    await queries.invalidateQueries({ queryKey: ["cases"] });
  }

  const fieldError = failure?.fieldErrors.caseId ?? (missing ? "Choose a case." : undefined);
  return (
    <ConfirmDialog
      open
      onClose={onClose}
      title="Attach delivery"
      description="The case takes over what the delivery says, its status among it. The audit trail names you."
      confirmLabel="Attach delivery"
      pending={pending}
      error={failure?.message ?? null}
      onConfirm={() => void attach()}
    >
      <RadioGroup
        legend="It is about"
        value={way}
        onChange={(value) => setWay(value === "new" ? "new" : "known")}
        options={[
          { value: "known", label: "A case of this connection", disabled: cases.length === 0 },
          { value: "new", label: "A case that the desk does not have", hint: "It is taken in as a new one." },
        ]}
      />
      {way === "known" && (
        <Field id="caseId" label="Case" required error={fieldError}>
          <Combobox
            options={cases.map(({ id, label }) => ({ value: id, label }))}
            value={caseId}
            onChange={setCaseId}
            emptyText="No such case among the last hundred"
          />
        </Field>
      )}
    </ConfirmDialog>
  );
}
