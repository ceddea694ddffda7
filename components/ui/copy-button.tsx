"use client";

import { Check, Copy } from "lucide-react";
import { useEffect, useState } from "react";
import { announce } from "./announcer";
import { IconButton } from "./icon-button";
import { notify } from "./notify";

/** Copies `value`; the icon turns into a tick and the result is spoken. */
export function CopyButton({ value, label }: { value: string; label: string }) {
  const [copied, setCopied] = useState(false);

  useEffect(() => {
    if (!copied) return;
    const timer = window.setTimeout(() => setCopied(false), 1500);
    return () => window.clearTimeout(timer);
  }, [copied]);

  async function copy() {
    try {
      await navigator.clipboard.writeText(value);
      setCopied(true);
      announce("Copied");
    } catch {
      notify.error("Could not copy", { detail: "The browser refused. Select the text and copy it by hand." });
    }
  }

  const Icon = copied ? Check : Copy;
  return (
    <IconButton
      size="sm"
      label={copied ? "Copied" : label}
      onClick={copy}
      className="-my-1 max-desk:-my-3"
      icon={<Icon aria-hidden="true" className="size-3.5" />}
    />
  );
}
