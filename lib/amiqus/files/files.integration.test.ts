import { createHash } from "node:crypto";
import { readdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { TeamContext } from "@/lib/auth/context";
import { adapterFor } from "@/lib/connections/adapter";
import { withTeam } from "@/lib/db/client";
import { newId } from "@/lib/db/ids";
import { createTestDatabase, type TestDatabase } from "@/lib/db/testing";
import { operationsOf } from "@/lib/operations/queries";
import { lookAgain } from "@/lib/operations/resolve";
import { type RunningSandbox, startSandbox } from "@/lib/sandbox/server";
import { makeDesk, stubSettings } from "@/lib/sync/testing-desk";
import { upsertCases } from "@/lib/sync/upsert";
import { amiqusFor } from "../client";
import type { ClientAtConnection } from "../client-target";
import { letGo } from "./held";
import { attachFile } from "./mutations";
import { downloadFile, listFiles } from "./queries";
import { readAttachMeta } from "./read-meta";
import { redactFile } from "./redact";
import type { FileFilter } from "./sources";
import { type AttachMeta, META_HEADER } from "./types";

let database: TestDatabase;
let sandbox: RunningSandbox;
let ctx: TeamContext;
let at: ClientAtConnection;
let providerClientId: string;

beforeAll(async () => {
  database = await createTestDatabase();
  sandbox = await startSandbox();
  stubSettings(sandbox.url);
});
afterAll(async () => {
  await sandbox.close();
  await database.drop();
});
beforeEach(async () => {
  await sandbox.sandbox.reset();
  const desk = await makeDesk(`${sandbox.url}/amiqus/api/v2`);
  ctx = desk.ctx;
  const adapter = await adapterFor(ctx.teamId, desk.connection.id);
  for await (const page of adapter.sync?.pull(null) ?? []) {
    await withTeam(ctx.teamId, (tx) => upsertCases(tx, desk.connection, page.items, "poll"));
  }
  const links = await withTeam(ctx.teamId, (tx) =>
    tx.clientLink.findMany({ where: { teamId: ctx.teamId }, orderBy: { providerClientId: "asc" } }),
  );
  for (const link of links) {
    const candidate = { clientId: link.clientId, connectionId: link.connectionId };
    const { items } = await listFiles(ctx, { ...candidate, filter: { source: "check" } });
    if (items.length === 0) continue;
    at = candidate;
    providerClientId = link.providerClientId;
    break;
  }
  sandbox.sandbox.log.clear();
});

const pdf = new TextEncoder().encode("%PDF-1.4 A deed of 1955, signed by the clock tower.");
const as = (role: TeamContext["role"]): TeamContext => ({ ...ctx, role });
const list = async (filter: FileFilter = {}) => (await listFiles(ctx, { ...at, filter })).items;
const writes = () =>
  sandbox.sandbox.log
    .list(0)
    .filter((entry) => entry.method !== "GET")
    .map((entry) => `${entry.method} ${entry.path.replace(/\/\d+/g, "/{id}").replace(/^.*\/api\/v2/, "")}`);

const metaOf = (change: Partial<AttachMeta> = {}): AttachMeta => ({
  operationId: newId(),
  ...at,
  fileName: "deed.pdf",
  name: "Deed",
  expiresOn: null,
  ...change,
});

function attach(meta: AttachMeta, bytes: Uint8Array = pdf, role: TeamContext["role"] = "staff") {
  return attachFile(as(role), meta, new Blob([new Uint8Array(bytes)]).stream(), bytes.length);
}

async function downloads() {
  return withTeam(ctx.teamId, (tx) =>
    tx.auditEvent.findMany({ where: { action: "client.file-download" }, orderBy: { seq: "asc" } }),
  );
}

const spooled = async () =>
  (await readdir(tmpdir())).filter((name) => name.startsWith("gatehouse-upload-")).length;

describe("the list", () => {
  test("is narrowed by source, kind and search, and ordered", async () => {
    await attach(metaOf({ name: "Zoning letter", expiresOn: "2031-05-04" }));
    const everything = await list();
    expect(everything.length).toBeGreaterThan(1);
    const photos = await list({ source: "check", sourceType: "photo_id" });
    expect(photos.length).toBeGreaterThan(0);
    expect(photos.every((file) => file.source?.type === "check" && file.scan === "clean")).toBe(true);
    const own = await list({ source: "client" });
    expect(own).toMatchObject([
      {
        name: "Zoning letter",
        fileName: "deed.pdf",
        mimeType: "application/pdf",
        size: pdf.length,
        kind: "internal",
        createdBy: { type: "team_member", name: expect.any(String) },
        // The last second of the day in London, which is an hour ahead then.
        expiresAt: "2031-05-04T22:59:59Z",
      },
    ]);
    expect(await list({ search: "zoning" })).toEqual(own);
    const names = (await list({ sort: "name", descending: true })).map((file) => file.name.toLowerCase());
    expect(names).toEqual([...names].sort().reverse());
  });

  test("of an unknown or foreign client is not found; anybody in the team may read", async () => {
    const foreign = await makeDesk(`${sandbox.url}/amiqus/api/v2`);
    const refused = { code: "not-found" };
    await expect(listFiles(foreign.ctx, { ...at, filter: {} })).rejects.toMatchObject(refused);
    await expect(listFiles(ctx, { ...at, clientId: "1", filter: {} })).rejects.toMatchObject(refused);
    await expect(listFiles(ctx, { ...at, connectionId: newId(), filter: {} })).rejects.toMatchObject(refused);
    await expect(downloadFile(foreign.ctx, at, "1")).rejects.toMatchObject(refused);
    await expect(attachFile(foreign.ctx, metaOf(), null, 5)).rejects.toMatchObject(refused);
    expect((await listFiles(as("auditor"), { ...at, filter: {} })).items.length).toBeGreaterThan(0);
    expect(writes()).toEqual([]);
  });
});

describe("attaching", () => {
  test("uploads, attaches and leaves nothing on disk; twice the same is once", async () => {
    const before = await spooled();
    const meta = metaOf();
    const [first, second] = await Promise.all([attach(meta), attach(meta)]);
    expect(first).toEqual({ state: "attached", message: null, fieldErrors: {} });
    expect(second).toEqual(first);
    expect(await attach(meta)).toEqual(first);
    expect(writes()).toEqual(["POST /attachments", "POST /clients/{id}/files"]);
    expect(await list({ source: "client" })).toHaveLength(1);
    expect(await spooled()).toBe(before);
    const events = await withTeam(ctx.teamId, (tx) =>
      tx.auditEvent.findMany({ where: { action: "client.file-attach" } }),
    );
    expect(events).toMatchObject([{ outcome: "done", clientId: at.clientId }]);
  });

  test("streams files of many chunks", async () => {
    const large = new Uint8Array(3_000_000).fill(32);
    large.set(pdf);
    expect(await attach(metaOf({ name: "Large" }), large)).toMatchObject({ state: "attached" });
    const [file] = await list({ source: "client" });
    expect(file?.size).toBe(large.length);
    const { body } = await downloadFile(ctx, at, file?.id ?? "");
    expect(Buffer.from(await new Response(body).arrayBuffer()).equals(large)).toBe(true);
  });

  test("what does not fit is refused before anything is sent", async () => {
    const cases: [AttachMeta, Uint8Array][] = [
      [metaOf({ fileName: "page.html" }), pdf],
      [metaOf(), new Uint8Array()],
      [metaOf(), new TextEncoder().encode("<html><script>alert(1)</script>")],
    ];
    for (const [meta, bytes] of cases) {
      await expect(attach(meta, bytes)).rejects.toMatchObject({
        code: "invalid",
        fieldErrors: { file: [expect.any(String)] },
      });
    }
    await expect(attachFile(ctx, metaOf(), null, 30_000_000)).rejects.toMatchObject({ code: "invalid" });
    await expect(attach(metaOf(), pdf, "auditor")).rejects.toMatchObject({ code: "forbidden" });
    expect(writes()).toEqual([]);
  });

  test("a body that breaks off or is larger than it said sends nothing", async () => {
    const before = await spooled();
    const broken = new ReadableStream<Uint8Array>({
      start(controller) {
        controller.enqueue(pdf);
        controller.error(new Error("gone"));
      },
    });
    await expect(attachFile(ctx, metaOf(), broken, 5000)).rejects.toMatchObject({ code: "invalid" });
    const endless = new ReadableStream<Uint8Array>({
      pull: (controller) => controller.enqueue(new Uint8Array(1_000_000)),
    });
    await expect(attachFile(ctx, metaOf(), endless, 5000)).rejects.toMatchObject({ code: "invalid" });
    expect(writes()).toEqual([]);
    expect(await spooled()).toBe(before);
  });

  test("a refused second half takes the upload back", async () => {
    sandbox.sandbox.faults.add({
      kind: "status",
      method: "POST",
      path: "/files",
      status: 422,
      after: false,
      times: 1,
      skip: 0,
    });
    const result = await attach(metaOf());
    expect(result.state).toBe("refused");
    expect(result.message).toMatch(/Nothing is attached; the upload was taken back/);
    expect(writes()).toEqual(["POST /attachments", "POST /clients/{id}/files", "DELETE /attachments/{id}"]);
    expect(await list({ source: "client" })).toEqual([]);
  });

  test("an upload whose answer is lost attaches nothing and can be tried again", async () => {
    sandbox.sandbox.faults.add({
      kind: "drop-after",
      method: "POST",
      path: "/attachments",
      times: 1,
      skip: 0,
    });
    expect(await attach(metaOf())).toMatchObject({
      state: "refused",
      message: expect.stringMatching(/Nothing was attached/),
    });
    expect(writes()).toEqual(["POST /attachments"]);
    expect(await attach(metaOf())).toMatchObject({ state: "attached" });
    expect(await list({ source: "client" })).toHaveLength(1);
  });

  test.each([true, false])("a lost answer is looked up, not sent again (memory kept: %s)", async (kept) => {
    sandbox.sandbox.faults.add({ kind: "drop-after", method: "POST", path: "/files", times: 1, skip: 0 });
    const meta = metaOf();
    expect(await attach(meta)).toMatchObject({ state: "unknown" });
    expect(await operationsOf(ctx, "client", at.clientId)).toMatchObject([{ state: "unknown" }]);
    if (!kept) letGo(meta.operationId, false);
    expect(await lookAgain(ctx, meta.operationId)).toMatchObject({ state: "sent" });
    expect(writes()).toEqual(["POST /attachments", "POST /clients/{id}/files"]);
    expect(await list({ source: "client" })).toHaveLength(1);
  });

  test("what goes with it is read from the header, strictly", () => {
    const meta = metaOf({ name: "Straße ✓", expiresOn: "2031-01-01" });
    const headers = (value: string) => new Headers({ [META_HEADER]: value });
    const packed = (value: unknown) => headers(encodeURIComponent(JSON.stringify(value)));
    expect(readAttachMeta(packed(meta))).toEqual(meta);
    for (const bad of [
      new Headers(),
      headers("%"),
      packed({ ...meta, name: " " }),
      packed({ ...meta, x: 1 }),
    ])
      expect(() => readAttachMeta(bad)).toThrow();
  });
});

describe("downloading", () => {
  test("streams an attachment that nothing runs, and records its SHA-256 when it ends", async () => {
    const [photo] = await list({ source: "check" });
    const { body, headers } = await downloadFile(as("auditor"), at, photo?.id ?? "");
    expect(await downloads()).toEqual([]);
    const bytes = new Uint8Array(await new Response(body).arrayBuffer());
    expect(Object.fromEntries(headers)).toMatchObject({
      "content-type": "image/png",
      "content-disposition": expect.stringMatching(/^attachment; filename="[\w.-]+\.png"$/),
      "content-security-policy": "sandbox; default-src 'none'",
      "x-content-type-options": "nosniff",
      "cache-control": "no-store",
    });
    const sha256 = createHash("sha256").update(bytes).digest("hex");
    expect(await downloads()).toMatchObject([
      { outcome: "done", clientId: at.clientId, detail: { sha256, bytes: bytes.length } },
    ]);
  });

  test("one that is broken off is recorded as such", async () => {
    const [photo] = await list({ source: "check" });
    const { body } = await downloadFile(ctx, at, photo?.id ?? "");
    await body.cancel();
    expect(await downloads()).toMatchObject([{ outcome: "unknown", detail: { ended: "cut-off" } }]);
  });

  test.each([
    ["infected", /found a virus/],
    ["scanning", /still scanning/],
  ])("of a file that is %s is refused with the reason", async (verdict, words) => {
    await attach(metaOf({ fileName: `${verdict}.pdf`, name: verdict }));
    const [file] = await list({ source: "client" });
    expect(file?.scan).toBe(verdict === "infected" ? "infected" : "pending");
    await expect(downloadFile(ctx, at, file?.id ?? "")).rejects.toMatchObject({
      code: "conflict",
      message: expect.stringMatching(words),
    });
    expect(await downloads()).toEqual([]);
  });

  test("of an unknown file is not found at the provider", async () => {
    await expect(downloadFile(ctx, at, "999999999")).rejects.toMatchObject({ code: "provider" });
    await expect(downloadFile(ctx, at, "../../me")).rejects.toMatchObject({ code: "not-found" });
    const amiqus = await amiqusFor(ctx.teamId, at.connectionId);
    expect((await amiqus.retrieveClient(providerClientId)).value.id).toBeGreaterThan(0);
  });
});

describe("redacting", () => {
  const redact = async (name: string, operationId = newId(), role: TeamContext["role"] = "manager") => {
    const file = (await list()).find((one) => one.name === name);
    const { id: fileId = "0", fileName = "", size = 0 } = file ?? {};
    return redactFile(as(role), { ...at, operationId, fileId, fileName, size });
  };
  const redactions = () => writes().filter((line) => line.endsWith("/redact"));

  test("takes the content away, once, and keeps the row", async () => {
    await attach(metaOf({ name: "Passport" }));
    const operationId = newId();
    expect(await redact("Passport", operationId)).toMatchObject({ state: "sent" });
    const [file] = await list({ source: "client" });
    expect(file).toMatchObject({ name: "Passport", fileName: "redacted" });
    const { body } = await downloadFile(ctx, at, file?.id ?? "");
    expect(await new Response(body).text()).toBe("redacted");
    expect(redactions()).toEqual(["PUT /attachments/{id}/redact"]);
    const events = await withTeam(ctx.teamId, (tx) =>
      tx.auditEvent.findMany({ where: { action: "client.file-redact" } }),
    );
    expect(events).toMatchObject([{ outcome: "done", clientId: at.clientId }]);
  });

  test("is looked up when the answer is lost", async () => {
    await attach(metaOf({ name: "Passport" }));
    const operationId = newId();
    const lost = { kind: "drop-after", method: "PUT", path: "/redact$", times: 1, skip: 0 } as const;
    sandbox.sandbox.faults.add(lost);
    expect(await redact("Passport", operationId)).toMatchObject({ state: "unknown" });
    expect(await lookAgain(ctx, operationId)).toMatchObject({ state: "sent" });
    // What did not arrive leaves the file as it was, and nobody can tell that from a redaction that shows nothing.
    await attach(metaOf({ name: "Deed" }));
    const other = newId();
    sandbox.sandbox.faults.add({ ...lost, kind: "drop-before" });
    expect(await redact("Deed", other)).toMatchObject({ state: "unknown" });
    expect(await lookAgain(ctx, other)).toMatchObject({ state: "unknown" });
    expect(redactions().length).toBeLessThanOrEqual(2);
  });

  test("is for managers and admins, and for files of this client", async () => {
    await attach(metaOf({ name: "Passport" }));
    await expect(redact("Passport", newId(), "staff")).rejects.toMatchObject({ code: "forbidden" });
    await expect(redact("No such file")).rejects.toMatchObject({ code: "conflict" });
    const foreign = await makeDesk(`${sandbox.url}/amiqus/api/v2`);
    const input = { ...at, operationId: newId(), fileId: "1", fileName: "x", size: 1 };
    await expect(redactFile(foreign.ctx, input)).rejects.toMatchObject({ code: "not-found" });
    expect(redactions()).toEqual([]);
  });

  test("says what Amiqus refuses", async () => {
    await attach(metaOf({ name: "Passport" }));
    sandbox.sandbox.faults.add({
      kind: "status",
      status: 422,
      after: false,
      method: "PUT",
      path: "/redact$",
      times: 1,
      skip: 0,
      body: { attachment: ["The attachment cannot be redacted."] },
    });
    const refused = await redact("Passport");
    expect(refused).toMatchObject({
      state: "rejected",
      fieldErrors: { attachment: ["The attachment cannot be redacted."] },
    });
  });
});
