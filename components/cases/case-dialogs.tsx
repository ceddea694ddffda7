"use client";

import { AddItemsDialog } from "./add-items-dialog";
import { AssignDialog } from "./assign-dialog";
import type { CaseDialog, DialogOf } from "./dialog-kinds";
import { ExpireDialog, ExpiryDialog } from "./expiry-dialog";
import { GroupDialog } from "./group-dialog";
import { LinkClientDialog, UnlinkClientDialog } from "./link-client-dialog";
import { RenameDialog } from "./rename-dialog";
import { ReviewDialog } from "./review-dialog";

/** The one dialog that is open. */
export function CaseDialogs({ view, dialog, onClose }: DialogOf & { dialog: CaseDialog }) {
  switch (dialog) {
    case "approve":
    case "reject":
    case "hold":
    case "reopen":
      return <ReviewDialog view={view} decision={dialog} onClose={onClose} />;
    case "assign":
      return <AssignDialog view={view} onClose={onClose} />;
    case "expiry":
      return <ExpiryDialog view={view} onClose={onClose} />;
    case "expire":
      return <ExpireDialog view={view} onClose={onClose} />;
    case "group":
      return <GroupDialog view={view} onClose={onClose} />;
    case "rename":
      return <RenameDialog view={view} onClose={onClose} />;
    case "add":
      return <AddItemsDialog view={view} onClose={onClose} />;
    case "link":
      return <LinkClientDialog view={view} onClose={onClose} />;
    case "unlink":
      return <UnlinkClientDialog view={view} onClose={onClose} />;
  }
}
