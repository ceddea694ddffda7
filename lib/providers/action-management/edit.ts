import "server-only";
import { afterWrite } from "../failures";
import type { FetchedCase } from "../port";
import { conflictsOf, differences, type EditFields, editedCase, fieldsOf } from "./case-edit";
import type { ActionManagementClient } from "./client";
import { changedMeanwhile, invalidRequest } from "./failures";
import { toFetched } from "./mapper";

/**
 * Changes a case: reads it again, refuses with `conflict` (not sent) when somebody changed one of the same fields since
 * `seen`, else sends the whole object back with the changes and reads the result. Throws ProviderError.
 */
export async function editCase(
  hub: ActionManagementClient,
  id: string,
  seen: EditFields,
  wanted: EditFields,
): Promise<FetchedCase> {
  if (differences(seen, wanted).length === 0) throw invalidRequest("There is nothing to change.");
  const before = await hub.getCase(id);
  const now = fieldsOf(before.raw);
  const conflicts = conflictsOf(seen, wanted, now);
  if (conflicts.length > 0) throw changedMeanwhile(conflicts);
  await hub.updateCase(id, editedCase(before.raw, seen, wanted));
  return afterWrite(() => readCase(hub, id));
}

/** A whole case. Throws ProviderError. */
export async function readCase(hub: ActionManagementClient, id: string): Promise<FetchedCase> {
  return toFetched(await hub.getCase(id), true);
}
