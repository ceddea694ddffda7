"use client";

import { Download } from "lucide-react";
import { useState } from "react";
import { saveFile } from "@/components/cases/save-file";
import { Button } from "@/components/ui/button";
import { notify } from "@/components/ui/notify";

/** Fetches a file through the desk and hands it to the browser. */
export function FileButton({ href, label }: { href: string; label: string }) {
  const [pending, setPending] = useState(false);
  async function save() {
    setPending(true);
    const problem = await saveFile(href);
    setPending(false);
    if (problem) notify.error(problem.message, { requestId: problem.requestId });
  }
  return (
    <Button
      size="sm"
      pending={pending}
      onClick={() => void save()}
      icon={<Download aria-hidden="true" className="size-3.5" />}
    >
      {label}
    </Button>
  );
}
