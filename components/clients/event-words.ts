import { joinWords } from "@/lib/format/names";
import { clientLabels } from "./values";

const deeds: Record<string, string> = {
  "client.create": "created the client",
  "client.update": "changed the client",
  "client.create-at-provider": "created the client at the provider",
  "client.update-at-provider": "changed the client at the provider",
  "client.address-at-provider": "set the address at the provider",
  "client.file-attach": "attached a file",
  "client.file-download": "opened a file",
  "client.form-download": "downloaded a form",
  "client.bring-in": "brought the client into the desk",
  "client.link": "linked the client to a person at the provider",
  "client.decide": "decided on the client",
  "client.status-at-provider": "set the client's status at the provider",
  "client.assignees-at-provider": "changed the client's assignees at the provider",
  "client.correction-at-provider": "answered a correction of the name",
  "client.organisations-at-provider": "changed the client's organisations at the provider",
  "client.delete-at-provider": "deleted the client at the provider",
  "client.archive": "archived the client",
  "client.restore": "restored the client",
  "case.launch": "launched a case",
  "case.download": "downloaded a report",
  "case.update": "changed a case at the provider",
  "case.expire": "changed a case’s expiry",
  "case.assign": "changed who holds a case",
  "case.items": "put records into a case",
  "case.link-client": "linked a case to the client",
  "case.unlink-client": "took a case off the client",
};

interface Deed {
  action: string;
  outcome: string;
  actor: string;
  changedFields: readonly string[];
}

/** One line of a client's timeline, e.g. "Jennifer Parker changed the client: e-mail and mobile". */
export function eventWords(event: Deed): string {
  const deed = deeds[event.action] ?? event.action.replace(".", ": ").replaceAll("-", " ");
  const fields = event.changedFields.map((field) => (clientLabels[field] ?? field).toLowerCase());
  const about = fields.length > 0 ? `: ${joinWords(fields)}` : "";
  const outcome =
    event.outcome === "refused"
      ? " (not taken)"
      : event.outcome === "unknown"
        ? " (outcome not known yet)"
        : "";
  return `${event.actor} ${deed}${about}${outcome}`;
}
