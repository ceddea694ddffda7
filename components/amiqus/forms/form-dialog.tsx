"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { ErrorState } from "@/components/ui/error-state";
import { notify } from "@/components/ui/notify";
import { SkeletonRows } from "@/components/ui/skeleton";
import { useTimeZone } from "@/components/ui/time-zone";
import { fetchBlob, saveBlob } from "@/components/viewer/fetch-blob";
import { formPath } from "@/lib/amiqus/forms/fetchers";
import { formOptions } from "@/lib/amiqus/forms/query-options";
import type { ClientFormDetail } from "@/lib/amiqus/forms/types";
import { ApiError } from "@/lib/api-client";
import { formatDateTime } from "@/lib/format/dates";
import { plural } from "@/lib/format/names";
import { FormParts } from "./form-parts";
import { RichText } from "./rich-text";

interface FormDialogProps {
  at: { clientId: string; connectionId: string };
  reference: string;
  onClose: () => void;
}

/** A form of a client with its questions and answers. */
export function FormDialog({ at, reference, onClose }: FormDialogProps) {
  const { data, error, refetch, isFetching } = useQuery(formOptions(at, reference));
  const [saving, setSaving] = useState(false);

  async function save() {
    setSaving(true);
    try {
      saveBlob(await fetchBlob(formPath(at, reference)), `form-${reference}.pdf`);
    } catch (failure) {
      const told = failure instanceof ApiError ? failure : null;
      notify.error(told?.message ?? "The form did not arrive. Try again.");
    } finally {
      setSaving(false);
    }
  }

  return (
    <Dialog
      open
      onClose={onClose}
      size="lg"
      title={data?.name ?? "Form"}
      description={data && <Facts form={data} />}
      footer={
        <>
          <Button pending={saving} onClick={() => void save()}>
            Download PDF
          </Button>
          <Button onClick={onClose}>Close</Button>
        </>
      }
    >
      {!data && error && <ErrorState error={error} onRetry={() => void refetch()} retrying={isFetching} />}
      {!data && !error && <SkeletonRows rows={5} label="Fetching the form" />}
      {data && (
        <div className="flex flex-col gap-4 pb-2">
          {data.description && <p className="wrap-anywhere max-w-[72ch] text-base">{data.description}</p>}
          <RichText blocks={data.instructions} />
          {data.parts.length > 0 ? (
            <FormParts at={at} parts={data.parts} />
          ) : (
            <p className="text-ink-2">This form has no fields.</p>
          )}
        </div>
      )}
    </Dialog>
  );
}

function Facts({ form }: { form: ClientFormDetail }) {
  const timeZone = useTimeZone();
  return (
    <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <Badge tone={form.completedAt ? "approved" : "awaiting"}>
        {form.completedAt ? "Completed" : "Not completed"}
      </Badge>
      {form.flagged > 0 && <Badge tone="review">{plural(form.flagged, "answer")} flagged</Badge>}
      <span>
        {form.answered} of {plural(form.questions, "question")} answered
      </span>
      {form.completedAt && <span>{formatDateTime(form.completedAt, { timeZone })}</span>}
      {form.version !== null && <span>version {form.version}</span>}
    </span>
  );
}
