/** What a case page shows of a stored snapshot. Pure; never throws, whatever the snapshot holds. */
import type { CaseDetail, CaseKind, Json } from "../port";
import { flagOf, idOf, type JsonObject, listOf, numberOf, objectOf, textOf } from "../read";
import { holdersOf } from "./mapper";

type Facts = CaseDetail["facts"];

/** Builds the detail of a case's snapshot, partial ones included. A case here has no checks and no documents. */
export function describeSnapshot(_kind: CaseKind, snapshot: Json): CaseDetail {
  const held = objectOf(snapshot);
  const raw = objectOf(held.case);
  return {
    checks: [],
    documents: [],
    reviews: [],
    assignees: (holdersOf(raw) ?? []).flatMap((user) => {
      const id = idOf(user.id);
      return id === null ? [] : [{ id, name: textOf(user.userName) ?? `User ${id}`, email: "", role: null }];
    }),
    items: [],
    performUrl: null,
    facts: [
      ...fact("Deleted at provider", textOf(held.deletedAt)),
      ...listFacts(raw),
      ...fact("Cost", numberOf(raw.cost)?.toString() ?? null),
      ...fact("Overdue", yes(flagOf(raw.isOverDue))),
      ...fact("Due", textOf(raw.dateDue)),
      ...fact("Reminder before due", textOf(raw.preOverDueDateTime)),
      ...fact("Reminder after due", textOf(raw.postOverDueDateTime)),
      ...fact("Workflow", textOf(raw.workflowName) ?? idOf(raw.workflowId)),
      ...fact("Trigger", textOf(raw.triggerName) ?? idOf(raw.triggerId)),
      ...roleFacts(raw),
      ...sourceFacts(raw),
    ],
    answers: answersOf(raw),
  };
}

function listFacts(raw: JsonObject): Facts {
  return listOf(raw.listValues).flatMap((entry) => {
    const value = objectOf(entry);
    const name = textOf(value.name) ?? idOf(value.id);
    const sub = textOf(value.subCategoryName) ?? idOf(value.subCategoryId);
    const type = textOf(value.type) ?? "list";
    const label = type === "custom" ? `Custom list ${idOf(value.listId) ?? ""}`.trim() : capital(type);
    return fact(label, name === null || sub === null ? name : `${name}, ${sub}`);
  });
}

function roleFacts(raw: JsonObject): Facts {
  return listOf(raw.roles).flatMap((entry) => {
    const role = objectOf(entry);
    const names = listOf(role.users).flatMap((user) => {
      const { userName, id, isActive } = objectOf(user);
      const name = textOf(userName) ?? idOf(id);
      return name === null ? [] : flagOf(isActive) === false ? `${name} (inactive)` : name;
    });
    const label = textOf(role.name) ?? `Role ${idOf(role.id) ?? ""}`.trim();
    return fact(label, names.length === 0 ? "Nobody" : names.join(", "));
  });
}

/** Answers of the survey that raised the case. */
function answersOf(raw: JsonObject): Facts {
  return listOf(raw.dataFields).flatMap((entry) => {
    const field = objectOf(entry);
    return fact(textOf(field.name) ?? textOf(field.questionName) ?? "Answer", textOf(field.value));
  });
}

function sourceFacts(raw: JsonObject): Facts {
  const { responseId, surveyId } = objectOf(raw.source);
  return [...fact("Survey", idOf(surveyId)), ...fact("Response", idOf(responseId))];
}

function fact(label: string, value: string | null): Facts {
  return value === null ? [] : [{ label, value }];
}

function yes(value: boolean | null): string | null {
  return value === true ? "Yes" : null;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
