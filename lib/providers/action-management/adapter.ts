import "server-only";
import type { AdapterOptions } from "../adapter-options";
import type { Adapter, AssigneesPort, CasePatch, CaseRef, CasesPort, ConnectionTestPort } from "../port";
import { idOf, listOf, objectOf, textOf } from "../read";
import { HOLDER_ROLE_INDEX } from "./assumptions";
import { type EditFields, fieldsOf } from "./case-edit";
import { type ActionManagementClient, createActionManagementClient } from "./client";
import { withClient } from "./client-of";
import type { ActionManagementCredentials } from "./credentials";
import { describeSnapshot } from "./describe";
import { editCase, readCase } from "./edit";
import { int32, invalidRequest } from "./failures";
import { holdersOf, toMember } from "./mapper";
import { syncPort } from "./sync";
import { activeUsers } from "./users";

/** The Action Management adapter of one hub. Everything it does throws ProviderError only. */
export function createActionManagementAdapter(options: AdapterOptions<ActionManagementCredentials>): Adapter {
  const hub = createActionManagementClient(options);
  const adapter: Adapter = {
    provider: "action-management",
    connection: connectionPort(hub, options.credentials),
    cases: casesPort(hub),
    assignees: assigneesPort(hub),
    sync: syncPort(hub),
  };
  return withClient(adapter, hub);
}

function connectionPort(
  hub: ActionManagementClient,
  { hubId, clientId }: ActionManagementCredentials,
): ConnectionTestPort {
  return {
    async test() {
      const [lists, roles] = await Promise.all([hub.listProgramLists(), hub.listRoles()]);
      const found = `${lists.length} ${lists.length === 1 ? "list" : "lists"} and ${roles.length} ${roles.length === 1 ? "role" : "roles"}`;
      return {
        account: { id: clientId, name: clientId, email: "" },
        team: { id: hubId, name: `hub ${hubId} with ${found}` },
        rateLimit: null,
      };
    },
    members: async () => (await activeUsers(hub)).map(toMember),
  };
}

function casesPort(hub: ActionManagementClient): CasesPort {
  return {
    fetch: async (ref) => readCase(hub, idIn(ref)),
    async update(ref, patch) {
      const id = idIn(ref);
      const { title, ...rest } = patch;
      if (title === undefined || Object.keys(rest).length > 0) throw unknownPatch(rest);
      const seen = fieldsOf((await hub.getCase(id)).raw);
      return editCase(hub, id, seen, { ...seen, name: title });
    },
    download: async () => {
      throw invalidRequest("Action Management makes no reports of cases.");
    },
    addItems: async () => {
      throw invalidRequest("Cases of Action Management hold no other cases.");
    },
    describe: describeSnapshot,
  };
}

function unknownPatch(rest: Omit<CasePatch, "title">) {
  const fields = Object.keys(rest).map((field) => [
    field,
    ["Cases have no such thing at Action Management."],
  ]);
  return invalidRequest("Only the name of a case can be changed here.", Object.fromEntries(fields));
}

/** Holders are the users of the case's first role; changing them is a read-modify-write of the whole case. */
function assigneesPort(hub: ActionManagementClient): AssigneesPort {
  const change = async (ref: CaseRef, next: (held: number[]) => number[]): Promise<void> => {
    const id = idIn(ref);
    const { raw } = await hub.getCase(id);
    const role = idOf(objectOf(listOf(objectOf(raw).roles)[HOLDER_ROLE_INDEX]).id);
    if (role === null) throw invalidRequest("This case has no role that somebody could be given.");
    const seen = fieldsOf(raw);
    const held = seen.roles[role] ?? [];
    const wanted = [...new Set(next(held))].sort((a, b) => a - b);
    if (wanted.join() === held.join()) return;
    const changed: EditFields = { ...seen, roles: { ...seen.roles, [role]: wanted } };
    await editCase(hub, id, seen, changed);
  };
  const users = (ids: string[]): number[] => {
    if (ids.length === 0) throw invalidRequest("Choose at least one.");
    return ids.map(int32);
  };
  return {
    async list(ref) {
      const { raw } = await hub.getCase(idIn(ref));
      return (holdersOf(objectOf(raw)) ?? []).flatMap((user) => {
        const id = idOf(user.id);
        const name = textOf(user.userName) ?? `User ${id}`;
        return id === null ? [] : [{ assigneeId: id, member: { id, name, email: "", role: null } }];
      });
    },
    add: async (ref, ids) => {
      const added = users(ids);
      await change(ref, (held) => [...held, ...added]);
    },
    replace: async (ref, ids) => {
      const next = users(ids);
      await change(ref, () => next);
    },
    removeAll: (ref) => change(ref, () => []),
    remove: (ref, assigneeId) => {
      const gone = int32(assigneeId);
      return change(ref, (held) => held.filter((id) => id !== gone));
    },
  };
}

function idIn(ref: CaseRef): string {
  const id = String(int32(ref.id));
  if (ref.kind !== "case") throw invalidRequest("Action Management has cases only.");
  return id;
}
