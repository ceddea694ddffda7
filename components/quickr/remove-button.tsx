import { Trash2 } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { focusAfterRemoval } from "./focus-after-removal";

interface RemoveButtonProps {
  onRemove: () => void;
  size?: "sm" | "md";
  /** What is removed, as the button says it after “Remove”. */
  children: ReactNode;
}

/** Takes a row out of a list; the keyboard stays in the list. */
export function RemoveButton({ onRemove, size = "sm", children }: RemoveButtonProps) {
  return (
    <Button
      size={size}
      variant="quiet"
      icon={<Trash2 aria-hidden="true" className="size-3.5" />}
      onClick={(event) => {
        focusAfterRemoval(event.currentTarget);
        onRemove();
      }}
    >
      Remove {children}
    </Button>
  );
}
