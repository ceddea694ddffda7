import type { CaseView } from "@/lib/cases/types";

/** Dialogs of a case; their code is loaded when the first one opens. */
export type CaseDialog =
  | "approve"
  | "reject"
  | "hold"
  | "reopen"
  | "assign"
  | "expiry"
  | "expire"
  | "group"
  | "rename"
  | "add"
  | "link"
  | "unlink";

/** What every dialog of a case gets. */
export interface DialogOf {
  view: CaseView;
  onClose: () => void;
}
