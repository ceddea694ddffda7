"use client";

import dynamic from "next/dynamic";
import type { ComponentType } from "react";
import { Skeleton } from "@/components/ui/skeleton";
import type { CaseView } from "@/lib/cases/types";

interface At {
  clientId: string;
  connectionId: string;
}

/** What a provider adds to the parts of a case: opening its files and its forms. */
interface ProviderParts {
  file?: ComponentType<{ at: At; attachmentId: string }>;
  form?: ComponentType<{ at: At; reference: string }>;
  /** Where files belong to the case and not to its client. */
  caseFile?: ComponentType<{ caseId: string; fileId: string }>;
}

const loading = () => <Skeleton className="h-7 w-40" />;

const parts: Record<string, ProviderParts> = {
  quickr: {
    caseFile: dynamic(() => import("@/components/quickr/case/file-part").then((module) => module.FilePart), {
      ssr: false,
      loading,
    }),
  },
  amiqus: {
    file: dynamic(
      () => import("@/components/amiqus/files/attachment-buttons").then((module) => module.AttachmentButtons),
      { ssr: false, loading },
    ),
    form: dynamic(() => import("@/components/amiqus/forms/form-step").then((module) => module.FormStep), {
      ssr: false,
      loading,
    }),
  },
};

/** The client of a case at its connection, or null while the desk does not know the client. */
function placeOf(view: CaseView): At | null {
  return view.client && { clientId: view.client.id, connectionId: view.row.connectionId };
}

/** Opens a file of the case in the desk; nothing when its provider hands none out. */
export function FilePart({ view, attachmentId }: { view: CaseView; attachmentId: string }) {
  const { file: File, caseFile: CaseFile } = parts[view.row.provider] ?? {};
  if (CaseFile) return <CaseFile caseId={view.row.id} fileId={attachmentId} />;
  const at = placeOf(view);
  return File && at ? <File at={at} attachmentId={attachmentId} /> : null;
}

/** Opens a form that a step asked for; nothing when its provider hands none out. */
export function FormPart({ view, reference }: { view: CaseView; reference: string }) {
  const Form = parts[view.row.provider]?.form;
  const at = placeOf(view);
  return Form && at ? <Form at={at} reference={reference} /> : null;
}
