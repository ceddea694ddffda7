"use client";

import { X } from "lucide-react";
import { type ReactNode, useId, useLayoutEffect, useRef } from "react";
import { Button } from "./button";
import { cn } from "./cn";

export interface DialogProps {
  open: boolean;
  /** Asked to close by Escape, the cross or a click outside. Leave `open` true to refuse. */
  onClose: () => void;
  title: ReactNode;
  description?: ReactNode;
  footer?: ReactNode;
  size?: "sm" | "md" | "lg";
  role?: "dialog" | "alertdialog";
  children?: ReactNode;
}

const widths = { sm: "max-w-md", md: "max-w-xl", lg: "max-w-4xl" };

/** A modal on the browser's own dialog: focus stays inside, the page is inert, focus returns to where it was. */
export function Dialog({
  open,
  onClose,
  title,
  description,
  footer,
  size = "md",
  role,
  children,
}: DialogProps) {
  const ref = useRef<HTMLDialogElement>(null);
  const id = useId();
  const pressedOutside = useRef(false);

  useLayoutEffect(() => {
    const dialog = ref.current;
    if (!open || !dialog) return;
    dialog.showModal();
    // The cross comes first in the page; people want the first field, or the last-named button.
    dialog.querySelector<HTMLElement>("[autofocus],[data-dialog-body] :is(input,select,textarea)")?.focus();
    return () => dialog.close();
  }, [open]);

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape is the dialog's own key for this
    <dialog
      ref={ref}
      role={role}
      aria-labelledby={`${id}-title`}
      aria-describedby={description ? `${id}-description` : undefined}
      onCancel={(event) => {
        if (event.target !== event.currentTarget) return;
        event.preventDefault();
        onClose();
      }}
      onPointerDown={(event) => {
        pressedOutside.current = event.target === event.currentTarget;
      }}
      onClick={(event) => {
        if (event.target === event.currentTarget && pressedOutside.current) onClose();
      }}
      className={cn(
        "m-auto max-h-[calc(100dvh-2rem)] w-[calc(100vw-1rem)] overflow-hidden rounded-md bg-surface-1 p-0 text-ink-1 shadow-float",
        widths[size],
      )}
    >
      {open && (
        <div className="flex max-h-[calc(100dvh-2rem)] flex-col">
          <div className="flex items-start gap-2 border-b px-4 py-3">
            <div className="min-w-0 flex-1">
              <h2 id={`${id}-title`} className="font-semibold text-base">
                {title}
              </h2>
              {description && (
                <div id={`${id}-description`} className="mt-1 text-ink-2 text-sm">
                  {description}
                </div>
              )}
            </div>
            <Button
              variant="quiet"
              size="icon-sm"
              aria-label="Close"
              onClick={onClose}
              icon={<X aria-hidden="true" className="size-4" />}
            />
          </div>
          <div data-dialog-body="" className="min-h-0 flex-1 overflow-auto px-4 py-3">
            {children}
          </div>
          {footer && <div className="flex flex-wrap gap-2 border-t px-4 py-3">{footer}</div>}
        </div>
      )}
    </dialog>
  );
}
