import "server-only";
import type { z } from "zod";
import type { Row } from "@/lib/http/rows";
import type { Clock } from "../adapter-options";
import { ProviderError } from "../errors";
import type { FetchedCase, Json, LaunchesPort, LaunchRequest, Lookup } from "../port";
import { listOf, objectOf, textOf } from "../read";
import type { AmiqusRecord } from "./api-schema";
import type { AmiqusClient } from "./client";
import { amiqusId, checked, invalidRequest } from "./failures";
import { caseRow, fetchCase, recordRow } from "./fetch-case";
import {
  type CaseLaunchInput,
  caseLaunchSchema,
  expiryProblem,
  type RecordLaunchInput,
  recordSchemaFor,
} from "./launch-schema";
import { type LaunchStep, stepSchema } from "./step-schema";

/** Provider times have no fraction and clocks drift, so what is a little older than `since` may be ours too. */
const ROUNDING_MS = 2_000;
const DOUBT_MS = 5 * 60_000;

/** Launching records and cases, and looking for launches whose answer was lost. */
export function launchesPort(amiqus: AmiqusClient, clock: Clock): LaunchesPort {
  return {
    async create(request) {
      if (request.kind === "case") {
        const { name, reference } = parse(caseLaunchSchema, request.input);
        const client = amiqusId(request.providerClientId);
        return caseRow(await amiqus.createCase({ client, name, ...(reference ? { reference } : {}) }));
      }
      return createRecord(amiqus, clock, request);
    },
    async find(request, since) {
      return request.kind === "case" ? findCase(amiqus, request, since) : findRecord(amiqus, request, since);
    },
    async price(request) {
      if (request.kind === "case") {
        return [];
      }
      const input = parse(recordSchemaFor(request.input), request.input);
      const steps =
        "template" in input ? await templateSteps(amiqus, input.template) : input.steps.map(plainStep);
      if (steps === null) {
        return [];
      }
      const validated = await amiqus.validateSteps(steps);
      return steps.map((_step, index) => validated.value.steps[index]?.cost ?? null);
    },
  };
}

async function createRecord(
  amiqus: AmiqusClient,
  clock: Clock,
  request: LaunchRequest,
): Promise<FetchedCase> {
  const { expiresAt, ...body } = parse(recordSchemaFor(request.input), request.input);
  const expiry = expiresAt == null ? null : new Date(expiresAt);
  const problem = expiry === null ? null : expiryProblem(expiry, clock.now());
  if (problem !== null) {
    throw invalidRequest(problem, { expiresAt: [problem] });
  }
  const settings = "steps" in body ? { ...body, steps: body.steps.map(plainStep) } : body;
  const created = await amiqus.createRecord({ client: amiqusId(request.providerClientId), ...settings });
  const id = String(created.value.id);
  const warnings: string[] = [];
  let latest: Row<AmiqusRecord> = created;
  if (expiry !== null) {
    try {
      latest = await amiqus.updateRecord(id, { expired_at: instant(expiry) });
    } catch (error) {
      // The record exists; failing the launch now would invite a second one.
      warnings.push(`The record was launched, but its expiry was not set. ${reason(error)}`);
    }
  }
  const fetched = await fetchCase(amiqus, { kind: "record", id }).catch(() => recordRow(latest));
  return warnings.length === 0 ? fetched : { ...fetched, warnings };
}

/** Records carry no reference of ours: same client, same steps, made since. */
async function findRecord(
  amiqus: AmiqusClient,
  request: LaunchRequest,
  since: Date,
): Promise<Lookup<FetchedCase>> {
  const input = parse(recordSchemaFor(request.input), request.input);
  const steps = "template" in input ? await templateSteps(amiqus, input.template) : input.steps;
  const client = String(amiqusId(request.providerClientId));
  const rows = await amiqus.listClientRecords(client, {}, { strict: true });
  const wanted = steps === null ? null : stepTypes(steps);
  const alike = rows.filter(
    (row) => wanted === null || stepTypes(listOf(objectOf(row.raw).steps)) === wanted,
  );
  const lookup = judge(alike.map(recordRow), since);
  // A template whose steps are not known matches any record of the client: let a person confirm.
  return wanted === null && lookup.found === "one" ? { found: "unsure", candidates: [lookup.value] } : lookup;
}

async function findCase(
  amiqus: AmiqusClient,
  request: LaunchRequest,
  since: Date,
): Promise<Lookup<FetchedCase>> {
  const input: CaseLaunchInput = parse(caseLaunchSchema, request.input);
  const reference = input.reference ?? null;
  const query = { client: amiqusId(request.providerClientId), ...(reference === null ? {} : { reference }) };
  const rows = await amiqus.listCases(query, { strict: true });
  const alike = rows.filter((row) => row.value.reference === reference && row.value.name === input.name);
  return judge(alike.map(caseRow), since);
}

function judge(candidates: FetchedCase[], since: Date): Lookup<FetchedCase> {
  const age = (entry: FetchedCase) => since.getTime() - entry.case.createdAt.getTime();
  const certain = candidates.filter((entry) => age(entry) <= ROUNDING_MS);
  const [only] = certain;
  if (only !== undefined) {
    return certain.length === 1 ? { found: "one", value: only } : { found: "unsure", candidates: certain };
  }
  const doubtful = candidates.filter((entry) => age(entry) <= DOUBT_MS);
  return doubtful.length === 0 ? { found: "none" } : { found: "unsure", candidates: doubtful };
}

/** Steps of a record template as POST /steps takes them; null when the template is gone. */
async function templateSteps(amiqus: AmiqusClient, id: number): Promise<Json[] | null> {
  const templates = await amiqus.listRecordTemplates();
  const presets = templates.find((template) => template.value.id === id);
  if (presets === undefined) {
    return null;
  }
  return listOf(objectOf(objectOf(presets.raw).presets).steps).map((step) => {
    const { type, preferences } = objectOf(step);
    return { type: type ?? null, ...(preferences == null ? {} : { preferences }) };
  });
}

/** Steps without preferences take none at all, so an empty object is left out. */
function plainStep(step: LaunchStep): LaunchStep {
  const { preferences, ...rest } = step;
  return preferences !== undefined && Object.keys(preferences).length === 0 ? stepSchema.parse(rest) : step;
}

function stepTypes(steps: readonly (Json | { type: string })[]): string {
  return steps
    .map(
      (step) =>
        (typeof step === "object" && step !== null && "type" in step ? textOf(step.type) : null) ?? "?",
    )
    .sort()
    .join(" ");
}

/** Date-times as Amiqus writes them: UTC without a fraction. */
export function instant(date: Date): string {
  return `${date.toISOString().slice(0, 19)}Z`;
}

function reason(error: unknown): string {
  return error instanceof ProviderError ? error.message : "";
}

function parse<S extends z.ZodType<CaseLaunchInput | RecordLaunchInput>>(
  schema: S,
  input: unknown,
): z.output<S> {
  return checked(schema, input, "Some of the launch is not filled in as Amiqus needs it.");
}
