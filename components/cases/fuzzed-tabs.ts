import type { QueryClient } from "@tanstack/react-query";
import type { ReactElement } from "react";
import type { CaseView } from "@/lib/cases/types";
import type { Json } from "@/lib/providers/port";

interface Given {
  client: QueryClient;
  view: CaseView;
  snapshot: Json;
  answers: Record<string, Json>;
  /** Any text at all, for what a person may have written. */
  words: string;
}

/** What a provider adds to the pages that case-tabs.fuzz.test.ts draws of broken answers. */
export interface FuzzedTabs {
  /** Snapshots of cases as they are when all is well, as plain JSON. */
  snapshots: unknown[];
  /** The provider's other answers that its parts show, by names of its own. */
  answers: Record<string, unknown>;
  /** Its parts of the page, after putting what they read into the cache. */
  tabs(given: Given): ReactElement[];
}
