/**
 * Quickr's published test data (its reference of 2024-09, section "Test data"; accounts that start with TQ only). The
 * marks of its PEP and sanctions columns are lost in what is public: those of persons are ours.
 */
export interface TestPerson {
  first_name: string;
  last_name: string;
  birth_date: string;
  title: string;
  pep: boolean;
  sanctioned: boolean;
}

export interface TestCompany {
  organization_number: string;
  country: string;
  name: string;
  status: "Active" | "Bankrupt" | "InActive";
  type: "AS" | "ENK";
  sanctioned: boolean;
  credit: "A" | "B" | "C" | "E";
  /** Ours: the automation example asks for a company older than two years. */
  registered: string;
  board: TestPerson[];
  owners: (TestPerson & { percent: number })[];
}

function person(
  first_name: string,
  last_name: string,
  birth_date: string,
  title: string,
  marks: { pep?: boolean; sanctioned?: boolean } = {},
): TestPerson {
  return {
    first_name,
    last_name,
    birth_date,
    title,
    pep: marks.pep ?? false,
    sanctioned: marks.sanctioned ?? false,
  };
}

const ragnar = person("Ragnar", "Lothbrok", "1980-01-01", "CEO");
const lagertha = person("Lagertha", "Shieldmaiden", "1982-04-15", "Chairperson");
const ecbert = person("Ecbert", "Sigurdson", "1980-01-01", "CEO", { pep: true, sanctioned: true });
const aethelwulf = person("Aethelwulf", "Sigurdson", "1982-04-15", "Chairperson", { pep: true });

export const COMPANIES: readonly TestCompany[] = [
  {
    organization_number: "987654321",
    country: "NO",
    name: "Ragnarok AS",
    status: "Active",
    type: "AS",
    sanctioned: false,
    credit: "A",
    registered: "2012-05-17",
    board: [ragnar, lagertha, person("Bjorn", "Ironside", "1960-07-25", "Board member")],
    // Owners are published by year of birth.
    owners: [
      { ...ragnar, birth_date: "1980", percent: 60 },
      { ...lagertha, birth_date: "1982", percent: 40 },
    ],
  },
  {
    organization_number: "123456789",
    country: "NO",
    name: "Floki Shipbuilders",
    status: "Active",
    type: "ENK",
    sanctioned: false,
    credit: "B",
    registered: "2018-03-01",
    board: [person("Floki", "Vilgerdarson", "1982-01-01", "CEO")],
    owners: [],
  },
  {
    organization_number: "987123654",
    country: "NO",
    name: "Ecbert Holdings AS",
    status: "Bankrupt",
    type: "AS",
    sanctioned: true,
    credit: "C",
    registered: "2009-11-02",
    board: [
      ecbert,
      aethelwulf,
      person("Aethelred", "Sigurdson", "1960-07-25", "Board member", { sanctioned: true }),
    ],
    owners: [
      { ...ecbert, percent: 70 },
      { ...aethelwulf, percent: 30 },
    ],
  },
  {
    organization_number: "159753468",
    country: "NO",
    name: "ROLLO THE WARRIOR",
    status: "InActive",
    type: "ENK",
    sanctioned: true,
    credit: "E",
    registered: "2015-08-20",
    board: [person("Rollo", "Lothbrok", "1979-01-01", "CEO", { sanctioned: true })],
    owners: [],
  },
];

/** Persons to declare as signatories and owners. */
const DECLARED: readonly TestPerson[] = [
  person("Ivar", "Ragnarsson", "1990-02-10", "CEO"),
  person("Ubbe", "Ragnarsson", "1992-04-15", "Chairperson", { pep: true }),
  person("Hvitserk", "Ragnarsson", "1995-07-25", "Board member", { sanctioned: true }),
];

/** Norwegian account numbers that are valid; any other is not. */
export const BANK_ACCOUNTS = ["24681357902", "13579246801", "12345678901", "98765432101"];

/** Flags of the test sites by host, with where they lead. */
export const WEBSITES: Readonly<Record<string, { flag: string; details: Record<string, unknown> }>> = {
  "traffic-update.test": {
    flag: "TRAFFIC_UPDATED",
    details: { previous_visits: 12_000, current_visits: 31_000 },
  },
  "mcc-update.test": {
    flag: "MERCHANT_CATEGORY_CODE_UPDATED",
    details: { previous: "5812", current: "7995" },
  },
  "too-many-redirects.test": {
    flag: "TOO_MANY_REDIRECTS",
    details: {
      redirects: [1, 2, 3].map((number) => `https://too-many-redirects.test/redirect${number}`),
    },
  },
  "website-unreachable.test": { flag: "WEBSITE_UNREACHABLE", details: {} },
  "redirected.test": { flag: "REDIRECTED", details: { redirect_url: "https://another-site.test/" } },
};

/** Ours: percent per published grade; below 30 is high risk by the reference. */
export const SCORES = { A: 88, B: 74, C: 45, E: 12 } as const;

/** The test company of a number and country. */
export function testCompany(number: unknown, country: unknown): TestCompany | undefined {
  return COMPANIES.find((company) => company.organization_number === number && company.country === country);
}

/** The test person of a name, for PEP and sanctions. */
export function testPerson(first: unknown, last: unknown): TestPerson | undefined {
  const all = [...COMPANIES.flatMap((company) => company.board), ...DECLARED];
  return all.find((entry) => entry.first_name === first && entry.last_name === last);
}
