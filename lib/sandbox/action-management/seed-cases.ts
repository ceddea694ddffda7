import type { CaseRow } from "./model";
import { chosenValue } from "./program";
import type { ActionManagementWorld, Hub } from "./world";

/** One complaint: hours are counted back from the sandbox's now, and `due` forward from it. */
interface SeedCase {
  name: string;
  /** The customer; two of them are clients at Amiqus as well, by their address. */
  who: string;
  email: string;
  country: string;
  comment: string;
  score: "Low" | "Medium";
  status: "Not Started" | "In Progress" | "Completed";
  severity?: "Escalated" | "Low priority";
  category: "Footwear" | "Hats" | "Accessories";
  store: "London - Kensington" | "London - Canary Wharf" | "Bristol" | "Glasgow";
  cost: number;
  raised: number;
  due: number | null;
  /** Which of the hub's active users has it, counted from the first. */
  holder?: number;
  note?: string;
}

const HOUR_MS = 3_600_000;

const cases: readonly SeedCase[] = [
  {
    name: "Soles came off after a week",
    who: "Rajesh Patel",
    email: "raj.patel@example.com",
    country: "United Kingdom",
    comment: "Second pair this year. I would like my money back, not another voucher.",
    score: "Low",
    status: "In Progress",
    severity: "Escalated",
    category: "Footwear",
    store: "London - Kensington",
    cost: 120,
    raised: 30,
    due: 18,
    holder: 3,
    note: "Called back; wants a refund to the card. Receipt comes by e-mail.",
  },
  {
    name: "Charged twice for one order",
    who: "Wei Zhang",
    email: "wei.zhang@example.com",
    country: "United Kingdom",
    comment: "My bank shows two payments of 84.50 on the same minute.",
    score: "Low",
    status: "Not Started",
    severity: "Escalated",
    category: "Accessories",
    store: "London - Canary Wharf",
    cost: 85,
    raised: 3,
    due: 45,
  },
  {
    name: "Parcel left in the rain",
    who: "Eilidh Fraser",
    email: "eilidh.fraser@example.org",
    country: "United Kingdom",
    comment: "The box was soaked and so were the boots.",
    score: "Low",
    status: "In Progress",
    severity: "Escalated",
    category: "Footwear",
    store: "Glasgow",
    cost: 160,
    raised: 60,
    due: -12,
    holder: 4,
    note: "Photos received. Carrier asked for a statement.",
  },
  {
    name: "Wrong size sent, exchange refused",
    who: "Tomos Bevan",
    email: "tomos.bevan@example.org",
    country: "United Kingdom",
    comment: "The till would not take it back without the bag.",
    score: "Low",
    status: "Not Started",
    category: "Footwear",
    store: "Bristol",
    cost: 75,
    raised: 9,
    due: 40,
  },
  {
    name: "Waited forty minutes to be served",
    who: "Ingrid Solberg",
    email: "ingrid.solberg@example.org",
    country: "Norway",
    comment: "One till open on a Saturday. Staff were kind about it.",
    score: "Medium",
    status: "Not Started",
    severity: "Low priority",
    category: "Accessories",
    store: "London - Kensington",
    cost: 25,
    raised: 20,
    due: 148,
  },
  {
    name: "Gift card does not work online",
    who: "Camille Laurent",
    email: "camille.laurent@example.org",
    country: "France",
    comment: "The page says the number is unknown. The shop says it is fine.",
    score: "Low",
    status: "In Progress",
    category: "Accessories",
    store: "London - Canary Wharf",
    cost: 50,
    raised: 70,
    due: 26,
    holder: 2,
    note: "Card was never switched on at the till. Waiting for finance.",
  },
  {
    name: "Hat lost its shape in the first wash",
    who: "Noah Tremblay",
    email: "noah.tremblay@example.org",
    country: "Canada",
    comment: "The label said thirty degrees and that is what I did.",
    score: "Medium",
    status: "In Progress",
    category: "Hats",
    store: "Glasgow",
    cost: 35,
    raised: 96,
    due: 72,
    holder: 4,
  },
  {
    name: "Spoken to rudely at the returns desk",
    who: "Priya Nair",
    email: "priya.nair@example.org",
    country: "United Kingdom",
    comment: "I was told to come back when I had calmed down. I had not raised my voice.",
    score: "Low",
    status: "In Progress",
    severity: "Escalated",
    category: "Footwear",
    store: "London - Canary Wharf",
    cost: 0,
    raised: 52,
    due: -4,
    holder: 3,
    note: "Store manager has spoken to both. Apology drafted.",
  },
  {
    name: "Order cancelled without a word",
    who: "Lars Haugen",
    email: "lars.haugen@example.org",
    country: "Norway",
    comment: "I only noticed when the money came back.",
    score: "Low",
    status: "Not Started",
    category: "Hats",
    store: "Bristol",
    cost: 40,
    raised: 6,
    due: 42,
  },
  {
    name: "Asks for an invoice with a VAT number",
    who: "Hélène Moreau",
    email: "helene.moreau@example.org",
    country: "France",
    comment: "Bought for the company and need it for the books.",
    score: "Medium",
    status: "Not Started",
    severity: "Low priority",
    category: "Accessories",
    store: "London - Kensington",
    cost: 10,
    raised: 14,
    due: null,
  },
  {
    name: "Boots leak at the seam",
    who: "Callum Reid",
    email: "callum.reid@example.org",
    country: "United Kingdom",
    comment: "Waterproof was the reason I bought them.",
    score: "Low",
    status: "In Progress",
    category: "Footwear",
    store: "Glasgow",
    cost: 140,
    raised: 110,
    due: 8,
    holder: 2,
  },
  {
    name: "Shop was closed during its posted hours",
    who: "Maeve Doyle",
    email: "maeve.doyle@example.org",
    country: "United Kingdom",
    comment: "Drove an hour. The site still says open until eight.",
    score: "Medium",
    status: "In Progress",
    category: "Accessories",
    store: "Bristol",
    cost: 20,
    raised: 130,
    due: 38,
    holder: 4,
  },
  {
    name: "Refund took five weeks",
    who: "Olivier Gagnon",
    email: "olivier.gagnon@example.org",
    country: "Canada",
    comment: "It arrived in the end, but nobody could tell me when.",
    score: "Low",
    status: "Completed",
    severity: "Escalated",
    category: "Footwear",
    store: "London - Kensington",
    cost: 95,
    raised: 420,
    due: -370,
    holder: 3,
    note: "Paid, and the customer confirmed it.",
  },
  {
    name: "Strap broke on the first day",
    who: "Sofie Lindqvist",
    email: "sofie.lindqvist@example.org",
    country: "Norway",
    comment: "Replaced within the hour, thank you.",
    score: "Medium",
    status: "Completed",
    category: "Accessories",
    store: "London - Canary Wharf",
    cost: 30,
    raised: 300,
    due: -130,
    holder: 4,
  },
  {
    name: "Colour is not the one in the picture",
    who: "Jack Thornton",
    email: "jack.thornton@example.org",
    country: "United Kingdom",
    comment: "It is brown. The picture is green.",
    score: "Medium",
    status: "Completed",
    category: "Hats",
    store: "Bristol",
    cost: 45,
    raised: 260,
    due: -90,
    holder: 2,
  },
  {
    name: "Delivery driver would not come up the stairs",
    who: "Amara Okafor",
    email: "amara.okafor@example.org",
    country: "United Kingdom",
    comment: "I use a crutch and had said so in the order.",
    score: "Low",
    status: "Completed",
    severity: "Escalated",
    category: "Footwear",
    store: "Glasgow",
    cost: 60,
    raised: 220,
    due: -172,
    holder: 3,
    note: "Carrier apologised in writing; delivery fee refunded.",
  },
  {
    name: "Loyalty points are missing",
    who: "Benoît Caron",
    email: "benoit.caron@example.org",
    country: "France",
    comment: "Three purchases since May and none of them counted.",
    score: "Medium",
    status: "Completed",
    severity: "Low priority",
    category: "Accessories",
    store: "London - Kensington",
    cost: 15,
    raised: 200,
    due: -32,
    holder: 4,
  },
  {
    name: "Two left shoes in the box",
    who: "Freya Macleod",
    email: "freya.macleod@example.org",
    country: "United Kingdom",
    comment: "It made the whole family laugh, but I do need a right one.",
    score: "Low",
    status: "Completed",
    category: "Footwear",
    store: "Glasgow",
    cost: 80,
    raised: 180,
    due: -132,
    holder: 2,
    note: "Right shoe sent by courier the same day.",
  },
  {
    name: "Promised call never came",
    who: "Daniel Okonkwo",
    email: "daniel.okonkwo@example.org",
    country: "United Kingdom",
    comment: "Third time I have been told that somebody rings by Friday.",
    score: "Low",
    status: "Not Started",
    severity: "Escalated",
    category: "Footwear",
    store: "Bristol",
    cost: 55,
    raised: 50,
    due: -2,
  },
  {
    name: "Would like the old lining back",
    who: "",
    email: "",
    country: "Canada",
    comment: "No complaint, just a wish.",
    score: "Medium",
    status: "Not Started",
    severity: "Low priority",
    category: "Hats",
    store: "London - Canary Wharf",
    cost: 0,
    raised: 26,
    due: 142,
  },
];

/** Puts the complaints of the last weeks into a hub, with what was noted on them. */
export function seedCases(world: ActionManagementWorld, hub: Hub): void {
  const now = world.now();
  const users = [...hub.users.values()].filter((user) => user.isActive);
  for (const seed of cases) {
    const id = world.ids.next("case");
    const created = now - seed.raised * HOUR_MS;
    const holder = users[seed.holder ?? -1];
    const touched = holder === undefined ? created : now - (seed.raised / 3) * HOUR_MS;
    hub.cases.put(rowOf(hub, seed, { id, created, touched, now, holder: holder?.id ?? null }));
    world.systemNote(hub, id, "Case created", created);
    if (seed.note !== undefined) {
      world.addNote(hub, { caseId: id, comments: seed.note, author: holder?.id ?? null, at: touched });
    }
  }
}

interface At {
  id: number;
  created: number;
  touched: number;
  now: number;
  holder: number | null;
}

function rowOf(hub: Hub, seed: SeedCase, { id, created, touched, now, holder }: At): CaseRow {
  const wanted = [seed.status, seed.severity, seed.category, seed.store];
  const low = seed.score === "Low";
  const responseId = id - 2_030_000;
  const answers = [
    ["Customer Email", seed.email, "email"],
    ["Customer name", seed.who, "name"],
    ["Overall satisfaction", seed.score, "q1"],
    ["Country", seed.country, "q5"],
    ["Comment", seed.comment, "q9"],
  ] as const;
  return {
    id,
    name: seed.name,
    workflowId: low ? 3536 : 3537,
    cost: seed.cost,
    triggerId: low ? 7315 : 7316,
    triggerName: low ? "Low satisfaction" : "Follow-up",
    dateDue: seed.due === null ? null : now + seed.due * HOUR_MS,
    preOverDue: 1,
    postOverDue: 3,
    dateCreated: created,
    dateModified: touched,
    listValues: hub.lists.flatMap((list) => {
      const chosen =
        list.items.find((item) => wanted.includes(item.name)) ??
        list.items.find((item) => item.id === list.defaultItem);
      return chosen === undefined
        ? []
        : [chosenValue(list, chosen, chosen.subCategories?.[id % 2]?.id ?? null)];
    }),
    roles: hub.roles.map((role, index) => ({
      id: role.id,
      name: role.name,
      userIds: index === 0 && holder !== null ? [holder] : [],
    })),
    dataFields: answers.map(([name, value, questionName], index) => ({
      id: 5_423 + index,
      name,
      value,
      questionName,
    })),
    source: { responseId, surveyId: "p1234567", sourceId: `response-${responseId}` },
  };
}
