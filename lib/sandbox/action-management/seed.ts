import type { CaseRow, ListValue } from "./model";
import { publishedLists, publishedRoles } from "./program";
import { seedCases } from "./seed-cases";
import type { ActionManagementWorld, Hub } from "./world";

const team = [
  ["Doc", "Brown", "admin@demo.test"],
  ["Jennifer", "Parker", "manager@demo.test"],
  ["Marty", "McFly", "staff@demo.test"],
] as const;

/** Hub 96 with the published data, the demo team as end users, and the two clients of docs/sandbox.md. */
export function seedHub(world: ActionManagementWorld): void {
  const hub = world.addHub(96, publishedLists(), publishedRoles());
  for (const [id, isActive] of [
    [8790, true],
    [8788, false],
    [9870, true],
  ] as const) {
    world.addUser(hub, {
      id,
      firstName: "Example",
      lastName: `User ${id}`,
      userName: `exampleUser${id}`,
      email: `example.user.${id}@example.org`,
      isActive,
    });
  }
  for (const [firstName, lastName, email] of team) addPerson(world, hub, { firstName, lastName, email });
  world.clients.set("sandbox-client", {
    id: "sandbox-client",
    secret: "sandbox-action-management-secret",
    hubs: [96],
    access: "full",
  });
  world.clients.set("sandbox-powerless", {
    id: "sandbox-powerless",
    secret: "sandbox-action-management-powerless",
    hubs: [96],
    access: "none",
  });
  for (const row of publishedCases()) hub.cases.put(row);
  publishedNotes(hub);
  seedCases(world, hub);
}

/** An active end user of a hub. */
export function addPerson(
  world: ActionManagementWorld,
  hub: Hub,
  person: { firstName: string; lastName: string; email: string },
) {
  const userName = `${person.firstName}.${person.lastName}`.toLowerCase();
  return world.addUser(hub, { id: world.ids.next("user"), ...person, userName, isActive: true });
}

const value = (
  listId: number,
  id: number,
  name: string,
  type: ListValue["type"],
  more: Partial<ListValue> = {},
) => ({
  listId,
  id,
  name,
  type,
  ...more,
});
const inProgress = () => value(23, 987, "In Progress", "status", { isOpen: true });
const critical = () => value(24, 876, "Critical", "severity", { isHigh: true });
const field = (id: number, name: string, text: string, questionName: string) => ({
  id,
  name,
  value: text,
  questionName,
});
const at = (iso: string) => Date.parse(iso);

/** The three cases of the reference, word for word. Their lists and roles are not those of the published program. */
function publishedCases(): CaseRow[] {
  const first765 = () => [
    inProgress(),
    critical(),
    value(25, 765, "Example category 765", "category", {
      subCategoryId: 9087,
      subCategoryName: "Example subcategory 9087",
    }),
    value(27, 764, "Example custom list item 764", "custom"),
  ];
  const answers = (email: string, satisfaction: string, country: string) => [
    field(5423, "Customer Email", email, "email"),
    field(5424, "Overall satisfaction", satisfaction, "q1"),
    field(5425, "Country", country, "q5"),
  ];
  const held = () => [
    { id: 3456, name: "Case Manager", userIds: [8790, 8788] },
    { id: 3457, name: "Watcher", userIds: [8788, 9870] },
  ];
  const common = { workflowId: 543, triggerId: 654, triggerName: "Example trigger 654", source: null };
  return [
    {
      ...common,
      id: 345_678,
      name: "Example case 345678",
      cost: 500,
      dateDue: null,
      preOverDue: null,
      postOverDue: null,
      dateCreated: at("2021-09-30T13:00:00Z"),
      dateModified: at("2021-09-30T13:00:00Z"),
      listValues: first765(),
      roles: held(),
      dataFields: answers("example.email@example.org", "Low", "Canada"),
    },
    {
      ...common,
      id: 345_543,
      name: "Example case 345543",
      cost: 500,
      dateDue: null,
      preOverDue: null,
      postOverDue: null,
      dateCreated: at("2021-09-01T15:00:00Z"),
      dateModified: at("2021-09-01T15:00:00Z"),
      listValues: [
        value(23, 998, "Completed", "status", { isOpen: false }),
        critical(),
        value(25, 778, "Example category 778", "category"),
        value(27, 777, "Example custom list item 777", "custom"),
      ],
      roles: [
        { id: 3456, name: "Case Manager", userIds: [9870] },
        { id: 3457, name: "Watcher", userIds: [] },
      ],
      dataFields: answers("", "Medium", "France"),
    },
    {
      ...common,
      id: 2_009_631,
      name: "Example case",
      workflowId: 3536,
      triggerId: 7315,
      triggerName: "Example trigger",
      cost: 250,
      dateDue: at("2021-12-31T00:00:00Z"),
      preOverDue: 31,
      postOverDue: 10,
      dateCreated: at("2021-10-01T00:00:00Z"),
      dateModified: at("2021-10-04T00:00:00Z"),
      listValues: first765(),
      roles: held(),
      dataFields: answers("example.email@example.org", "Low", "Canada"),
    },
  ];
}

/** The three notes of the reference, on the case that they name. */
function publishedNotes(hub: Hub): void {
  const caseId = 2_009_631;
  const rows = [
    [
      928_745,
      "This is an example comment you might find on a case note.",
      8790,
      8788,
      "2021-05-01",
      "2021-05-03",
    ],
    [928_600, "Case created", null, null, "2021-05-01", null],
    [928_788, "One more example comment", 9870, 9870, "2021-05-03", "2021-05-04"],
  ] as const;
  for (const [id, comments, createdBy, modifiedBy, created, modified] of rows) {
    hub.notes.set(id, {
      id,
      caseId,
      comments,
      isSystemGenerated: createdBy === null,
      createdBy,
      modifiedBy,
      dateCreated: at(created),
      dateModified: modified === null ? null : at(modified),
    });
  }
}
