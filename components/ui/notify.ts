import { announce } from "./announcer";

export type ToastTone = "success" | "info" | "error";

export interface Toast {
  id: number;
  tone: ToastTone;
  text: string;
  detail?: string | undefined;
  requestId?: string | undefined;
  onUndo?: (() => void) | undefined;
  /** How long it stays, in milliseconds; null stays until dismissed. */
  ms: number | null;
}

const most = 4;
const none: readonly Toast[] = [];
let toasts: readonly Toast[] = none;
let nextId = 1;
const listeners = new Set<() => void>();

function publish(next: readonly Toast[]): void {
  toasts = next;
  for (const listener of listeners) listener();
}

function show(toast: Omit<Toast, "id">): () => void {
  const id = nextId++;
  publish([...toasts.slice(-(most - 1)), { ...toast, id }]);
  announce(
    [toast.text, toast.detail].filter(Boolean).join(" "),
    toast.tone === "error" ? "assertive" : "polite",
  );
  return () => dismissToast(id);
}

/** What the Toaster shows. */
export const toastStore = {
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  read: () => toasts,
  readOnServer: () => none,
};

/** Takes one toast away. */
export function dismissToast(id: number): void {
  publish(toasts.filter((toast) => toast.id !== id));
}

/**
 * Quiet lines about what just happened. Each is also spoken, and each call returns a function that takes it away.
 * Errors stay until dismissed; they say what happened, what was kept and what to do.
 */
export const notify = {
  success: (text: string) => show({ tone: "success", text, ms: 4000 }),
  info: (text: string) => show({ tone: "info", text, ms: 6000 }),
  error: (text: string, more: { detail?: string; requestId?: string } = {}) =>
    show({ tone: "error", text, ms: null, ...more }),
  undo: (text: string, onUndo: () => void, more: { ms?: number } = {}) =>
    show({ tone: "success", text, onUndo, ms: more.ms ?? 6000 }),
};
