import "server-only";
import type { FetchedCase, Json, LaunchesPort, LaunchRequest, Lookup } from "../port";
import { objectOf, textOf } from "../read";
import { CALLBACK_REFERENCE, QUERY } from "./assumptions";
import type { QuickrClient } from "./client";
import { checked } from "./failures";
import { type CaseLaunch, caseLaunchSchema } from "./launch-schema";
import { fetched, referenceOf } from "./mapper";

/** Provider times may have no fraction and clocks drift, so what is a little older than `since` may be ours too. */
const ROUNDING_MS = 2_000;
const DOUBT_MS = 5 * 60_000;

/** Creating cases, and looking for those whose answer was lost. */
export function launchesPort(quickr: QuickrClient, callbackUrl: string | undefined): LaunchesPort {
  return {
    async create(request) {
      const body = parse(request.input);
      const urls =
        callbackUrl === undefined ? {} : { urls: { callback_url: addressed(callbackUrl, request) } };
      return fetched(await quickr.createCase({ ...body, ...urls }), true);
    },
    async find(request, since) {
      return find(quickr, request, since);
    },
    async price(request) {
      return parse(request.input).checks.map(() => null);
    },
  };
}

/** The receiver's address with our reference: the case keeps it, so that a lost launch is known again for certain. */
function addressed(callbackUrl: string, { reference }: LaunchRequest): string {
  const url = new URL(callbackUrl);
  url.searchParams.set(CALLBACK_REFERENCE, reference);
  return url.href;
}

/**
 * By company and time, then by our reference where the case has one: a case with another reference is not ours. List
 * rows that do not carry the address are read whole.
 */
async function find(quickr: QuickrClient, request: LaunchRequest, since: Date): Promise<Lookup<FetchedCase>> {
  const body = parse(request.input);
  const number = companyNumber(body);
  const rows = await quickr.listCases(
    {
      ...(number === null ? {} : { search: number }),
      sort_by: QUERY.sortByCreated,
      sort_order: QUERY.descending,
    },
    { strict: true },
  );
  const recent = rows.filter((row) => since.getTime() - Date.parse(row.value.created_at) <= DOUBT_MS);
  const whole = await Promise.all(
    recent.map(async (row) =>
      objectOf(row.raw).urls === undefined ? quickr.retrieveCase(row.value.id) : row,
    ),
  );
  const alike = whole.filter((row) => {
    const reference = referenceOf(row.raw);
    return reference === null ? sameChecks(body, row.raw) : reference === request.reference;
  });
  return judge(
    alike.map((row) => fetched(row, false)),
    since,
  );
}

function judge(candidates: FetchedCase[], since: Date): Lookup<FetchedCase> {
  const certain = candidates.filter(
    (entry) => since.getTime() - entry.case.createdAt.getTime() <= ROUNDING_MS,
  );
  const [only] = certain;
  if (only !== undefined) {
    return certain.length === 1 ? { found: "one", value: only } : { found: "unsure", candidates: certain };
  }
  return candidates.length === 0 ? { found: "none" } : { found: "unsure", candidates };
}

function sameChecks(body: CaseLaunch, raw: Json): boolean {
  if (body.template_id !== undefined) return true;
  const theirs = objectOf(raw).checks;
  const types = (Array.isArray(theirs) ? theirs : []).map((check) => textOf(objectOf(check).type) ?? "");
  const plain = (list: readonly string[]) =>
    list
      .map((type) => type.replace(/^sanctions$/, "sanction"))
      .sort()
      .join(" ");
  return plain(types) === plain(body.checks.map((check) => check.type));
}

function companyNumber(body: CaseLaunch): string | null {
  const company = body.prefills.find((prefill) => prefill.type === "company")?.data[0];
  return textOf(company?.organization_number);
}

function parse(input: unknown): CaseLaunch {
  return checked(caseLaunchSchema, input, "Some of the launch is not filled in as Quickr needs it.");
}
