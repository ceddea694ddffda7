"use client";

import { useSyncExternalStore } from "react";
import { actionStore, type DeskAction } from "./action-registry";

/** Every action on the screen under its heading, headings in the order they were first met. */
export function useActionGroups(wanted: (action: DeskAction) => boolean): [string, DeskAction[]][] {
  const actions = useSyncExternalStore(actionStore.subscribe, actionStore.read, actionStore.readOnServer);
  const groups = new Map<string, DeskAction[]>();
  for (const action of actions.filter(wanted)) {
    groups.set(action.group, [...(groups.get(action.group) ?? []), action]);
  }
  return [...groups];
}
