/**
 * Parts that the list's first load does without. They are fetched once the list stands, so that they are there when
 * somebody opens them.
 */
export const later = {
  casePage: () => import("./case-page"),
  chooseCase: () => import("./choose-case"),
  filterForm: () => import("./filter-form"),
  queueEmpty: () => import("./queue-empty"),
  selectionBar: () => import("./selection-bar"),
  staleNotices: () => import("./stale-notices"),
};

/** Fetches them all. A part that cannot be fetched now is tried again when it is needed. */
export function fetchLater(): void {
  for (const load of Object.values(later)) void load().catch(() => {});
}
