"use client";

import { useMutation } from "@tanstack/react-query";
import { Download } from "lucide-react";
import { Button } from "@/components/ui/button";
import type { ButtonSize, ButtonVariant } from "@/components/ui/button-class";
import { notify } from "@/components/ui/notify";
import { type ExportQuestion, fetchExport } from "@/lib/exports/fetchers";

function save(blob: Blob, what: string): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement("a");
  link.href = url;
  link.download = `gatehouse-${what}-${new Date().toISOString().slice(0, 10)}.csv`;
  link.click();
  // The browser has taken the file over once the click is handled.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

export interface ExportButtonProps {
  /** What the list shows now: clients by text, or cases by filter and text. */
  question: ExportQuestion;
  size?: ButtonSize;
  variant?: ButtonVariant;
}

/** Saves what a list shows as CSV: every page of it, not only the rows on the screen. */
export function ExportButton({ question, size, variant }: ExportButtonProps) {
  const download = useMutation({
    mutationFn: async () => save(await fetchExport(question), question.what),
    onSuccess: () => notify.success("The CSV is saved"),
    onError: (error) => notify.error("The export was not made", { detail: error.message }),
  });
  return (
    <Button
      {...(size ? { size } : {})}
      {...(variant ? { variant } : {})}
      icon={<Download className="size-4" />}
      pending={download.isPending}
      onClick={() => download.mutate()}
    >
      Export CSV
    </Button>
  );
}
