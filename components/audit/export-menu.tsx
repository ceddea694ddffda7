"use client";

import { useMutation } from "@tanstack/react-query";
import { Button } from "@/components/ui/button";
import { Menu } from "@/components/ui/menu";
import { notify } from "@/components/ui/notify";
import { fetchAuditExport } from "@/lib/audit/fetchers";
import type { AuditFilter } from "@/lib/audit/schema";

function save(blob: Blob, format: string): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement("a");
  link.href = url;
  link.download = `gatehouse-audit-${new Date().toISOString().slice(0, 10)}.${format}`;
  link.click();
  URL.revokeObjectURL(url);
}

/** Saves what the filter finds as CSV or JSON. */
export function ExportMenu({ filter }: { filter: AuditFilter }) {
  const download = useMutation({
    mutationFn: async (format: "csv" | "json") => save(await fetchAuditExport({ format, filter }), format),
    onError: (error) => notify.error("The export was not made", { detail: error.message }),
  });
  return (
    <Menu
      label="Export"
      align="end"
      trigger={<Button pending={download.isPending}>Export</Button>}
      items={[
        { label: "As CSV", onSelect: () => download.mutate("csv") },
        { label: "As JSON, with all hashes", onSelect: () => download.mutate("json") },
      ]}
    />
  );
}
