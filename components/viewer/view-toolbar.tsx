"use client";

import { ChevronLeft, ChevronRight, Minus, Plus, RotateCcw, RotateCw } from "lucide-react";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import type { View, ViewStep } from "./view";

const icon = "size-4";

interface ViewToolbarProps {
  view: View;
  pages: number;
  onStep: (step: ViewStep) => void;
}

/** Zoom, turn and page, each with its key. */
export function ViewToolbar({ view, pages, onStep }: ViewToolbarProps) {
  const zoom = `${Math.round(view.zoom * 100)} %`;
  return (
    <div role="toolbar" aria-label="View" className="flex flex-wrap items-center gap-1">
      <IconButton
        label="Zoom out"
        keys="-"
        icon={<Minus aria-hidden="true" className={icon} />}
        disabled={view.zoom <= 0.25}
        onClick={() => onStep("out")}
      />
      <Button size="sm" variant="quiet" aria-label={`Fit the width, ${zoom}`} onClick={() => onStep("fit")}>
        <span className="min-w-10 tabular-nums">{zoom}</span>
      </Button>
      <IconButton
        label="Zoom in"
        keys="+"
        icon={<Plus aria-hidden="true" className={icon} />}
        disabled={view.zoom >= 4}
        onClick={() => onStep("in")}
      />
      <IconButton
        label="Turn left"
        keys="shift+r"
        icon={<RotateCcw aria-hidden="true" className={icon} />}
        onClick={() => onStep("turn-back")}
      />
      <IconButton
        label="Turn right"
        keys="r"
        icon={<RotateCw aria-hidden="true" className={icon} />}
        onClick={() => onStep("turn")}
      />
      {pages > 1 && (
        <span className="ml-auto flex items-center gap-1">
          <IconButton
            label="Previous page"
            keys="pageup"
            icon={<ChevronLeft aria-hidden="true" className={icon} />}
            disabled={view.page <= 1}
            onClick={() => onStep("previous")}
          />
          <span role="status" className="text-ink-2 text-sm tabular-nums">
            Page {view.page} of {pages}
          </span>
          <IconButton
            label="Next page"
            keys="pagedown"
            icon={<ChevronRight aria-hidden="true" className={icon} />}
            disabled={view.page >= pages}
            onClick={() => onStep("next")}
          />
        </span>
      )}
    </div>
  );
}
