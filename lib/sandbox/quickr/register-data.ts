import type { CaseRow, JsonObject, SectionRows } from "./model";
import { testCompany } from "./published";

/** Rows of one section. */
export function rowsOf(list: readonly SectionRows[], type: string): JsonObject[] {
  return list.filter((entry) => entry.type === type).flatMap((entry) => entry.data);
}

/** Puts rows in the place of a section's. */
export function setRows(list: SectionRows[], type: string, data: JsonObject[]): void {
  const known = list.find((entry) => entry.type === type);
  if (known) known.data = data;
  else list.push({ type, data });
}

/** What the register has of a case's company, by section; empty for a company that it does not have. */
export function registerRows(row: CaseRow): SectionRows[] {
  const [asked] = rowsOf(row.declared, "company").concat(rowsOf(row.prefills, "company"));
  const company = testCompany(asked?.organization_number, asked?.country);
  if (!company) return [];
  const { organization_number, country, name, status, type, registered } = company;
  return [
    {
      type: "company",
      data: [
        { organization_number, country, name, status, company_type: type, registration_date: registered },
      ],
    },
    {
      type: "signatory",
      data: company.board.map(({ first_name, last_name, birth_date, title }) => ({
        first_name,
        last_name,
        birth_date,
        title,
        country,
      })),
    },
    {
      type: "ultimate_beneficial_ownership",
      data: company.owners.map(({ first_name, last_name, birth_date, percent }) => ({
        first_name,
        last_name,
        birth_date,
        country,
        percent_voting_shares: percent,
        percent_voting_shares_range: percent >= 50 ? "50-100" : "25-50",
      })),
    },
  ].filter((section) => row.sections.includes(section.type));
}

/**
 * Looks the register up: discoveries and current information follow it, and prefills that only name the company are
 * filled in, as the reference promises of number and country.
 */
export function discover(row: CaseRow): void {
  for (const { type, data } of registerRows(row)) {
    // What a test changed by hand stays changed.
    if (!row.changed.has(type)) {
      setRows(row.discoveries, type, structuredClone(data));
      setRows(row.current, type, structuredClone(data));
    }
    const given = rowsOf(row.prefills, type);
    if (type === "company") {
      const [first] = data;
      setRows(row.prefills, type, [{ ...first, ...given[0] }, ...given.slice(1)]);
    } else if (given.length === 0) setRows(row.prefills, type, structuredClone(data));
  }
}

/** The case's company as best known. */
export function companyOf(row: CaseRow): JsonObject | undefined {
  return [row.current, row.declared, row.prefills].flatMap((list) => rowsOf(list, "company"))[0];
}

/** Persons that screening looks at: signatories, owners and individuals, declared ones before those of the register. */
export function personsOf(row: CaseRow): JsonObject[] {
  const persons = ["signatory", "ultimate_beneficial_ownership", "individual"]
    .filter((type) => row.sections.includes(type))
    .flatMap((type) => {
      const declared = rowsOf(row.declared, type);
      return declared.length > 0 ? declared : rowsOf(row.prefills, type);
    });
  const names = persons.map((entry) => `${entry.first_name} ${entry.last_name}`);
  return persons.filter((_entry, index) => names.indexOf(names[index] ?? "") === index);
}
