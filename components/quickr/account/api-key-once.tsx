"use client";

import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { Notice } from "@/components/ui/notice";

/** A new API key, for as long as the page lives: nobody can show it again, the desk does not keep it. */
export function ApiKeyOnce({ apiKey, onHide }: { apiKey: string; onHide: () => void }) {
  return (
    <div className="mb-4" role="status">
      <Notice
        tone="warning"
        title="Copy the new API key now"
        action={
          <Button size="sm" onClick={onHide}>
            Hide key
          </Button>
        }
      >
        <p>It is shown this once. Neither Quickr nor the desk can show it again.</p>
        <p className="mt-1 flex items-center gap-1">
          <code className="wrap-anywhere font-mono" data-testid="api-key">
            {apiKey}
          </code>
          <CopyButton value={apiKey} label="Copy API key" />
        </p>
      </Notice>
    </div>
  );
}
