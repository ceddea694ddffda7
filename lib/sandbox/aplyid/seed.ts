import type { AplyidWorld, Approval, CaseRow, Status } from "./world";
import { DEFAULT_KEY } from "./world";

const DAY_MS = 86_400_000;

/** Cases that somebody made in the portal: the desk knows none of them. */
const CASES: readonly [
  first: string,
  last: string,
  nature: string,
  status: Status,
  approval: Approval,
  age: number,
][] = [
  ["Lorraine", "Baines", "Purchase of a house", "in_progress", "no_decision_yet", 2],
  ["Biff", "Tannen", "Sale of a garage", "in_review", "no_decision_yet", 5],
  ["George", "McFly", "Publishing contract", "to_do", "no_decision_yet", 1],
  ["Seamus", "McFly", "Lease of a farm", "on_hold", "no_decision_yet", 9],
  ["Clara", "Clayton", "Purchase of a schoolhouse", "completed", "approved", 3],
];

/** The demo integration with a few cases. */
export function seedAplyid(world: AplyidWorld): void {
  const integration = world.addIntegration(DEFAULT_KEY, "test");
  for (const [firstname, lastname, nature, status, approval, age] of CASES) {
    const at = world.now() - age * DAY_MS;
    const id = world.ids.next("client");
    integration.clients.set(id, {
      id,
      externalId: null,
      name: `${firstname} ${lastname}`,
      clientType: "individual",
      email: `${firstname}.${lastname}@hillvalley.example`.toLowerCase(),
      phone: null,
      details: { firstname, lastname, middleName: null, dateOfBirth: null },
      approval,
    });
    const row: CaseRow = {
      id: world.ids.next("case"),
      flowId: world.ids.next("flow"),
      clientId: id,
      name: `${nature}, ${lastname}`,
      nature,
      externalId: `portal-${lastname.toLowerCase()}-${firstname.toLowerCase()}`,
      maxTransactionValue: null,
      address: null,
      status,
      createdAt: at,
      completedAt: status === "completed" ? at + DAY_MS : null,
      purged: false,
    };
    integration.cases.set(row.id, row);
  }
}
