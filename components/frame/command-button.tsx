"use client";

import { Command } from "lucide-react";
import { IconButton } from "@/components/ui/icon-button";
import { actionStore } from "./action-registry";

/** Opens the palette without a key. */
export function CommandButton() {
  return (
    <span className="flex items-center justify-center max-desk:hidden desk:w-14">
      <IconButton
        label="Actions"
        keys="mod+k"
        size="tile"
        onClick={() =>
          actionStore
            .read()
            .find((action) => action.id === "palette")
            ?.run()
        }
        icon={<Command aria-hidden="true" className="size-5 text-ink-3" strokeWidth={1.75} />}
      />
    </span>
  );
}
