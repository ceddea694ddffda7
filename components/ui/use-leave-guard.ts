"use client";

import { useEffect } from "react";

const question = "Leave without saving? What you typed here will be lost.";
const dirtyForms = new Set<symbol>();

/** Asks, when a dirty form is open, whether to leave it. For code that navigates by itself. */
export function mayLeave(): boolean {
  return dirtyForms.size === 0 || window.confirm(question);
}

function onBeforeUnload(event: BeforeUnloadEvent): void {
  event.preventDefault();
}

function onClick(event: MouseEvent): void {
  if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey)
    return;
  const link = event.target instanceof Element ? event.target.closest("a[href]") : null;
  if (!(link instanceof HTMLAnchorElement) || link.target === "_blank" || link.hasAttribute("download"))
    return;
  const to = new URL(link.href, window.location.href);
  const samePage = to.pathname === window.location.pathname && to.search === window.location.search;
  if (to.origin !== window.location.origin || samePage || mayLeave()) return;
  event.preventDefault();
  event.stopPropagation();
}

/** While `dirty`, closing the tab and following a link ask first. Nothing typed is ever put in storage. */
export function useLeaveGuard(dirty: boolean): void {
  useEffect(() => {
    if (!dirty) return;
    const form = Symbol("dirty form");
    dirtyForms.add(form);
    window.addEventListener("beforeunload", onBeforeUnload);
    window.addEventListener("click", onClick, { capture: true });
    return () => {
      dirtyForms.delete(form);
      if (dirtyForms.size > 0) return;
      window.removeEventListener("beforeunload", onBeforeUnload);
      window.removeEventListener("click", onClick, { capture: true });
    };
  }, [dirty]);
}
