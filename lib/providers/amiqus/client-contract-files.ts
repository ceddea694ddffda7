import { describe, expect, it } from "vitest";
import { fails } from "../contract-context";
import { objectOf } from "../read";
import { type Live, textOfFile } from "./client-contract-live";
import type { FormField } from "./form-input";

const FIELDS: FormField[] = [
  { id: "about", type: "section", label: "About you", fields: ["intro", "job", "pay", "proof"] },
  {
    id: "intro",
    type: "rich_text",
    json_content: {
      type: "doc",
      content: [
        { type: "paragraph", content: [{ type: "text", text: "Hello", marks: [{ type: "bold" }] }] },
        {
          type: "bulletList",
          content: [
            { type: "listItem", content: [{ type: "paragraph", content: [{ type: "text", text: "One" }] }] },
          ],
        },
      ],
    },
  },
  { id: "job", type: "text", label: "Your job", description: null, validation: ["required"] },
  { id: "pay", type: "radio", label: { value: "Paid?", options: ["Weekly", "Monthly"] } },
  { id: "proof", type: "document", label: "Payslip", description: "The last one." },
];

const pdf = (text: string) => new Blob([`%PDF-1.4 ${text}`], { type: "application/pdf" });

/** Files, attachments, forms of clients and form templates. */
export function testFiles(at: () => Live): void {
  describe("files of clients", () => {
    it("uploads, lists, narrows and downloads", async () => {
      const { client, newClient } = at();
      const id = await newClient();
      const attachment = (await client.createAttachment(pdf("deed"), "deed.pdf")).value;
      expect(attachment).toMatchObject({ original: "deed.pdf", av_status: "clean", type: "application/pdf" });
      const created = await client.createClientFile(id, {
        attachment: attachment.id,
        name: "Deed of 1955",
        expires_at: "2030-01-01T00:00:00Z",
      });
      expect(created.value).toMatchObject({
        type: "internal",
        name: "Deed of 1955",
        expires_at: "2030-01-01T00:00:00Z",
        attachment: { original: "deed.pdf" },
        source: { type: "client", id },
      });
      const listed = await client.listClientFiles(id, {
        source: "client",
        search: "deed",
        sort_by: "name",
        order_by: "desc",
        expand: ["source", "created_by"],
      });
      expect(listed.map((row) => row.value.id)).toEqual([created.value.id]);
      expect(listed[0]?.value.created_by).toMatchObject({ object: "team_member" });
      const file = await client.downloadClientFile(id, created.value.id);
      expect(file.mimeType).toBe("application/pdf");
      expect(await textOfFile(file)).toBe("%PDF-1.4 deed");
    });

    it("narrows by what a file came from, and says which source a kind needs", async () => {
      const { client, control, newClient, newRecord } = at();
      const id = await newClient();
      const record = await newRecord(id, [
        { type: "check.photo_id", preferences: { report_type: "standard", docs: ["passport"] } },
        { type: "document.request", preferences: { title: "Payslip", instructions: "The last one." } },
      ]);
      await control("POST", `/amiqus/records/${record}/play`, {
        steps: [
          { type: "check.photo_id", outcome: "clear" },
          { type: "document.request", outcome: "complete" },
        ],
      });
      const photo = await client.listClientFiles(id, { source: "check", source_type: "photo_id" });
      expect(photo.length).toBeGreaterThan(0);
      const sent = await client.listClientFiles(id, { source: "record_document", source_type: "requested" });
      expect(sent.length).toBe(1);
      expect((await client.listClientFiles(id)).length).toBe(photo.length + 1);
      for (const query of [
        { source_type: "photo_id" },
        { source: "check", source_type: "returned" },
        { source: "client", source_type: "photo_id" },
      ] as const) {
        const error = await fails(client.listClientFiles(id, query), "invalid-request", "not-sent");
        expect(Object.keys(error.fieldErrors)).toEqual(["source"]);
      }
    });

    it("walks past the first page of a list without paging parameters", async () => {
      const { client, newClient } = at();
      const id = await newClient();
      const attachment = (await client.createAttachment(pdf("many"), "many.pdf")).value.id;
      for (let number = 1; number <= 27; number += 1) {
        await client.createClientFile(id, { attachment, name: `File ${number}` });
      }
      expect((await client.listClientFiles(id)).length).toBe(27);
    });

    it.each([
      ["infected.pdf", "infected", 410],
      ["scanning.pdf", "scan-pending", 423],
    ])("says what is wrong with %s", async (fileName, fileProblem, status) => {
      const { client, newClient } = at();
      const id = await newClient();
      const attachment = (await client.createAttachment(pdf("bad"), fileName)).value.id;
      const file = (await client.createClientFile(id, { attachment })).value.id;
      const error = await fails(client.downloadClientFile(id, file));
      expect({ fileProblem: error.fileProblem, status: error.status }).toEqual({ fileProblem, status });
    });

    it("tells a failed scan from one that goes on, and leaves other failures alone", async () => {
      const { client, control, newClient } = at();
      const id = await newClient();
      await control("POST", "/faults", {
        kind: "status",
        status: 423,
        body: { error: "File scan could not be completed" },
        path: "/download$",
      });
      expect((await fails(client.downloadClientFile(id, 1))).fileProblem).toBe("scan-failed");
      const absent = await fails(client.downloadClientFile(id, 1), "not-found", "refused");
      expect({ problem: absent.fileProblem, message: absent.message }).toEqual({
        problem: undefined,
        message: "Amiqus: File not found",
      });
    });

    it("redacts and deletes attachments, and refuses kinds that Amiqus does not take", async () => {
      const { client } = at();
      const { id } = (await client.createAttachment(pdf("secret"), "secret.pdf")).value;
      expect((await client.redactAttachment(id)).value.original).toBe("redacted");
      await client.deleteAttachment(id);
      await fails(client.deleteAttachment(id), "not-found", "refused");
      await fails(client.createAttachment(pdf("x"), "run.exe"), "invalid-request", "not-sent");
    });

    it("knows an upload that is too large by its answer in HTML", async () => {
      const { client } = at();
      const large = new Blob([new Uint8Array(20_000_001)]);
      const error = await fails(client.createAttachment(large, "large.zip"), "invalid-request", "refused");
      expect({ status: error.status, message: error.message }).toEqual({
        status: 413,
        message: "Amiqus did not accept the request.",
      });
    });
  });

  describe("forms", () => {
    it("creates, reads, changes and deletes templates", async () => {
      const { client } = at();
      const { reference } = (await client.createForm({ name: "Source of income", fields: FIELDS })).value;
      expect((await client.retrieveForm(reference)).value).toMatchObject({ version: 1, fields: FIELDS });
      const changed = await client.updateForm(reference, { fields: FIELDS.slice(0, 3), is_enabled: false });
      expect(changed.value).toMatchObject({ version: 2, is_enabled: false });
      const disabled = await client.listForms({ enabled: false });
      expect(disabled.map((row) => row.value.reference)).toContain(reference);
      expect((await client.listForms({ enabled: true })).every((row) => row.value.is_enabled)).toBe(true);
      await client.deleteForm(reference);
      await fails(client.retrieveForm(reference), "not-found", "refused");
    });

    it("refuses what cannot be a form, naming the place", async () => {
      const { client } = at();
      const broken: FormField[] = [
        { id: "job", type: "text", label: "" },
        { id: "job", type: "radio", label: { value: "Paid?", options: ["Weekly"] } },
      ];
      const error = await fails(
        client.createForm({ name: "x".repeat(256), fields: broken }),
        "invalid-request",
        "not-sent",
      );
      expect(Object.keys(error.fieldErrors)).toEqual(
        expect.arrayContaining(["name", "fields.0.label", "fields.1.label.options"]),
      );
    });

    it("lists, reads and downloads what a client filled in", async () => {
      const { client, control, newClient, newRecord } = at();
      const template = (await client.listForms())[0]?.value.reference ?? "";
      const id = await newClient();
      const record = await newRecord(id, [{ type: "form", preferences: { form: template } }]);
      await control("POST", `/amiqus/records/${record}/play`, {
        steps: [{ type: "form", outcome: "complete" }],
      });
      const rows = await client.listClientForms(id, { type: "requested", expand: ["client", "record"] });
      const form = rows[0]?.value;
      expect(form?.client).toMatchObject({ id });
      expect(form?.record).toMatchObject({ id: record });
      const one = (await client.retrieveClientForm(id, form?.reference ?? "")).value;
      expect(one.completed_at).not.toBeNull();
      expect(one.fields?.some((field) => objectOf(field).value === "Answered in the sandbox")).toBe(true);
      const file = await client.downloadClientForm(id, one.reference);
      expect(await textOfFile(file)).toMatch(/^%PDF/);
      expect(await client.listClientForms(id, { type: "internal" })).toEqual([]);
    });
  });
}
