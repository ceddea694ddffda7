"use client";

import { X } from "lucide-react";
import { useEffect, useRef, useState, useSyncExternalStore } from "react";
import { Button } from "./button";
import { cn } from "./cn";
import { dismissToast, type Toast, toastStore } from "./notify";

const edges = { success: "border-l-approved", info: "border-l-processing", error: "border-l-danger" };

function ToastLine({ toast, held }: { toast: Toast; held: boolean }) {
  const { id, ms } = toast;
  useEffect(() => {
    if (ms === null || held) return;
    const timer = window.setTimeout(() => dismissToast(id), ms);
    return () => window.clearTimeout(timer);
  }, [id, ms, held]);
  return (
    <li
      className={cn(
        "flex items-center gap-2 rounded-md border-l-2 bg-surface-1 py-1.5 pr-1.5 pl-3 text-ink-1 text-sm shadow-float",
        edges[toast.tone],
      )}
    >
      <div className="min-w-0 flex-1">
        <p>{toast.text}</p>
        {toast.detail && <p className="text-ink-2">{toast.detail}</p>}
        {toast.requestId && <p className="font-mono text-ink-3 text-xs">Request {toast.requestId}</p>}
      </div>
      {toast.onUndo && (
        <Button
          size="sm"
          onClick={() => {
            dismissToast(id);
            toast.onUndo?.();
          }}
        >
          Undo
        </Button>
      )}
      <Button
        variant="quiet"
        size="icon-sm"
        aria-label="Dismiss"
        onClick={() => dismissToast(id)}
        icon={<X aria-hidden="true" className="size-4" />}
      />
    </li>
  );
}

/** Shows what notify says, above everything, dialogs included. Pointer or focus inside holds the clock. */
export function Toaster() {
  const toasts = useSyncExternalStore(toastStore.subscribe, toastStore.read, toastStore.readOnServer);
  const region = useRef<HTMLElement>(null);
  const [held, setHeld] = useState(false);
  const newest = toasts.at(-1)?.id;

  useEffect(() => {
    const element = region.current;
    if (!element) return;
    // Shown anew for each toast, so that it is above a dialog opened since.
    if (element.matches(":popover-open")) element.hidePopover();
    if (newest !== undefined) element.showPopover();
    else setHeld(false);
  }, [newest]);

  return (
    <section
      ref={region}
      popover="manual"
      aria-label="Notifications"
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
      className="fixed inset-auto right-4 bottom-4 m-0 w-96 max-w-[calc(100vw-2rem)] overflow-visible bg-transparent p-0 max-desk:bottom-16"
    >
      <ul className="flex flex-col gap-2">
        {toasts.map((toast) => (
          <ToastLine key={toast.id} toast={toast} held={held} />
        ))}
      </ul>
    </section>
  );
}
