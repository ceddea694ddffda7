import type { Hono } from "hono";
import { z } from "zod";
import { tell } from "./callbacks";
import { caseAt } from "./cases";
import {
  conflict,
  json,
  notFound,
  objectSchema,
  page,
  type QuickrContext,
  type QuickrEnv,
  readBody,
  requireScope,
} from "./http";
import { addNote, declare, finishDeclaration, offerContract, openDeclaration, runNow } from "./lifecycle";
import type { CaseRow } from "./model";
import { setRows } from "./register-data";
import { showContract, showVerification, signUrl } from "./serialise";
import { type QuickrWorld, stamp } from "./world";

/** Ours: how long a presigned address works. */
const PRESIGNED_MS = 15 * 60_000;

const declarationSchema = z.strictObject({
  intent: z.enum(["declarations_update", "declarations_finished"]),
  data: z.array(z.strictObject({ type: z.string(), data: z.array(objectSchema) })),
});
const editSchema = z.strictObject({
  type: z.enum(["ultimate_beneficial_ownership", "payment_information", "bank_account", "signatory"]),
  data: z.array(objectSchema).min(1),
});

function contractAt(c: QuickrContext, row: CaseRow) {
  if (!row.contract || row.contract.id !== c.req.param("contract")) throw notFound("Contract");
  return row.contract;
}

/** Declarations, contracts, notes, edits, answers, verifications and files. */
export function registerCaseWork(api: Hono<QuickrEnv>, world: QuickrWorld): void {
  api.post("/cases/:cid/declarations", (c) => {
    requireScope(c, "write");
    const row = caseAt(world, c);
    if (row.declarationId !== null) throw conflict("A case cannot have more than one declaration url");
    if (!row.actions.includes("perform_checks"))
      throw conflict("Only cases with perform_checks can be declared later");
    openDeclaration(world, row);
    return json({ id: row.declarationId, url: `${world.origin}/quickr/form/${row.code}` });
  });
  api.put("/cases/:cid/declarations/:did", async (c) => {
    requireScope(c, "write");
    const row = caseAt(world, c);
    if (row.declarationId !== c.req.param("did")) throw notFound("Declaration");
    const { intent, data } = await readBody(c, declarationSchema);
    if (data.some((section) => !row.sections.includes(section.type))) {
      throw conflict("Sections cannot be added to a case");
    }
    if (intent === "declarations_finished" && row.declaredAt !== null)
      throw conflict("The case is declared already");
    declare(
      world,
      row,
      data.map(({ type, data: rows }) => ({ type, data: rows.map((one) => objectSchema.parse(one)) })),
    );
    if (intent === "declarations_finished") finishDeclaration(world, row, null);
    return json({ id: row.declarationId, intent });
  });
  api.get("/cases/:cid/contracts/:contract", (c) => {
    requireScope(c, "read");
    const row = caseAt(world, c);
    contractAt(c, row);
    return json(showContract(world, row));
  });
  api.post("/cases/:cid/contracts/:contract", (c) => {
    requireScope(c, "write");
    const row = caseAt(world, c);
    const { status } = contractAt(c, row);
    if (status === "CLOSED") throw conflict("A closed contract cannot be opened again");
    if (status === "SIGNED") throw conflict("The contract is signed");
    offerContract(world, row);
    return json(showContract(world, row));
  });
  api.get("/cases/:cid/contracts/:contract/signatories/:sid/sign", (c) => {
    requireScope(c, "read");
    const row = caseAt(world, c);
    const contract = contractAt(c, row);
    const sid = c.req.param("sid");
    if (!contract.signatories.some((one) => one.id === sid)) throw notFound("Signatory");
    if (contract.status !== "PENDING") throw conflict("The contract cannot be signed any more");
    return json({ url: signUrl(world, row, sid) });
  });
  api.post("/cases/:cid/notes", async (c) => {
    requireScope(c, "write");
    const row = caseAt(world, c);
    const { type, text } = await readBody(
      c,
      z.strictObject({ type: z.string().min(1), text: z.string().min(1) }),
    );
    return json(addNote(world, row, type, text, "API"));
  });
  api.post("/cases/:cid/agent-edits", async (c) => {
    requireScope(c, "write");
    const row = caseAt(world, c);
    const { type, data } = await readBody(c, editSchema);
    if (row.declaredAt === null) throw conflict("The case is not declared yet");
    const rows = data.map((one) => objectSchema.parse(one));
    setRows(row.declared, type, rows);
    const edit = {
      id: world.id(row.accountId, "edit"),
      type,
      data: rows,
      created_at: stamp(world.now()),
      created_by: "API",
    };
    row.agentEdits.push(edit);
    tell(world, row, "agent_edit_created", type, {});
    runNow(world, row, [type], "agent_edit_checks_completed");
    return json(edit);
  });
  api.put("/cases/:cid/agent-checklists/:chkid", async (c) => {
    requireScope(c, "write");
    const row = caseAt(world, c);
    const list = row.checklists.find((one) => one.id === c.req.param("chkid"));
    if (!list) throw notFound("Checklist");
    const schema = z.strictObject({
      data: z.array(z.strictObject({ id: z.string(), answer: z.string() })).min(1),
    });
    for (const { id, answer } of (await readBody(c, schema)).data) {
      const item = list.items.find((one) => one.id === id);
      if (!item) throw notFound("Checklist item");
      item.answer = answer === "" ? null : answer;
    }
    row.updatedAt = world.now();
    tell(world, row, "checklist_updated", "checklist_answered", { checklist_id: list.id });
    return json({ id: list.id, name: list.name, data: list.items });
  });
  api.get("/cases/:cid/identity-verifications", (c) => {
    requireScope(c, "read");
    return page(c, caseAt(world, c).verifications, showVerification);
  });
  api.get("/cases/:cid/identity-verifications/:vid/initiate", (c) => {
    requireScope(c, "read");
    const row = caseAt(world, c);
    const vid = c.req.param("vid");
    if (!row.verifications.some((one) => one.id === vid)) throw notFound("Verification");
    return json({ url: `${world.origin}/quickr/verify/${row.code}/${vid}` });
  });
  api.get("/files/:fid", (c) => {
    requireScope(c, "read");
    const file = world.files.get(c.req.param("fid"));
    if (!file || file.accountId !== c.get("accountId")) throw notFound("File");
    const expires = world.now() + PRESIGNED_MS;
    const signature = world.random.hex(32);
    world.presigned.set(signature, { fileId: file.id, expires });
    const url = `${world.origin}/quickr/files/${file.id}?expires=${expires}&signature=${signature}`;
    return json({ id: file.id, url, name: file.name, mime_type: file.mimeType });
  });
}
