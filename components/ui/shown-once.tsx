import type { ReactNode } from "react";
import { Button } from "./button";
import { CopyButton } from "./copy-button";
import { Notice } from "./notice";

export interface ShownOnceProps {
  title: string;
  /** What it is, in lower case: "key", "token". */
  noun: string;
  value: string;
  onHide: () => void;
  /** How long it is good for and why it is not shown again. */
  children: ReactNode;
}

/** A secret that was just made, for as long as the page lives: nobody can show it again. */
export function ShownOnce({ title, noun, value, onHide, children }: ShownOnceProps) {
  return (
    <div className="mb-4" role="status">
      <Notice
        tone="warning"
        title={title}
        action={
          <Button size="sm" onClick={onHide}>
            Hide {noun}
          </Button>
        }
      >
        <p>{children}</p>
        <p className="mt-1 flex items-center gap-1">
          <code className="wrap-anywhere font-mono" data-testid="shown-once">
            {value}
          </code>
          <CopyButton value={value} label={`Copy ${noun}`} />
        </p>
      </Notice>
    </div>
  );
}
