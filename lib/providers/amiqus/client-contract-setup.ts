import { describe, expect, it } from "vitest";
import { fails } from "../contract-context";
import type { Live } from "./client-contract-live";

/** Records, cases, webhooks and the team's lists. */
export function testSetup(at: () => Live): void {
  describe("records", () => {
    it("filters and sorts in every documented way", async () => {
      const { client, newClient, newRecord } = at();
      const id = await newRecord(await newClient());
      const me = (await client.me()).value.id;
      const ids = async (query: Parameters<typeof client.listRecords>[0]) =>
        (await client.listRecords(query)).map((row) => row.value.id);
      expect(await ids({ created_by: me, assignee: false, client_visibility: "active" })).toContain(id);
      expect(await ids({ assignee: me })).not.toContain(id);
      expect(await ids({ status: "reviewed" })).not.toContain(id);
      await client.updateRecord(id, { is_archived: true });
      expect(await ids({ visibility: "archived" })).toContain(id);
      const newest = await client.pageOfRecords(1, { sort_by: "archived_at", order_by: "desc", limit: 1 });
      expect(newest.rows[0]?.value.id).toBe(id);
      for (const sort_by of ["client.name.first_name", "client.name.last_name", "updated_at"] as const) {
        expect((await client.pageOfRecords(1, { sort_by, expand: ["client"] })).rows.length).toBeGreaterThan(
          0,
        );
      }
      const odd: { status: "pending" } = JSON.parse('{"status":"open"}');
      await fails(client.listRecords(odd), "invalid-request", "not-sent");
    });

    it("works a record from launch to report", async () => {
      const { client, control, newClient } = at();
      const [template] = await client.listRecordTemplates({ enabled: true });
      const made = await client.createRecord({
        client: await newClient(),
        template: template?.value.id ?? 0,
      });
      const id = made.value.id;
      expect((await client.retrieveRecord(id)).value.id).toBe(id);
      const steps = await client.listSteps(id);
      expect(steps.length).toBeGreaterThan(0);
      await client.listRecordDocuments(id);
      await control("POST", `/amiqus/records/${id}/play`, {
        steps: [{ type: "check.photo_id", outcome: "clear" }],
      });
      const check = (await client.listSteps(id))[0]?.value.check;
      const checkId = typeof check === "object" && check !== null && "id" in check ? Number(check.id) : 0;
      expect((await client.retrieveCheck(checkId)).value.response).toMatchObject({ result: "clear" });
      expect((await client.createSdkToken(id)).value.token.split(".").length).toBe(3);
      const report = await client.downloadRecord(id);
      await report.body.cancel();
      expect(report.mimeType).toBe("application/pdf");
      await fails(client.createSdkToken("x"), "not-found", "not-sent");
      const other = (
        await client.createRecord({
          client: await newClient(),
          steps: [{ type: "check.dummy" }],
          notification: false,
        })
      ).value.id;
      await client.expireRecord(other);
      await fails(client.expireRecord(other), "invalid-request", "refused");
    });

    it("keeps the assignees of records", async () => {
      const { client, newClient, newRecord } = at();
      const id = await newRecord(await newClient());
      const [first, second] = (await client.listMembers()).map((row) => ({
        type: "team_member" as const,
        team_member: row.value.id,
      }));
      const both = [first, second].filter((entry) => entry !== undefined);
      expect((await client.addAssignees(id, both)).length).toBe(2);
      expect(await client.replaceAssignees(id, both.slice(1))).toEqual([]);
      const [left] = await client.listAssignees(id);
      expect(left?.value.team_member.id).toBe(second?.team_member);
      await client.deleteAssignee(id, left?.value.id ?? 0);
      await client.deleteAssignees(id);
      expect(await client.listAssignees(id)).toEqual([]);
    });
  });

  it("groups, decides, finds and counts cases", async () => {
    const { client, newClient, newRecord } = at();
    const person = await newClient();
    const record = await newRecord(person);
    const made = await client.createCase({ client: person, name: "Clock tower", reference: "CT-1" });
    const id = made.value.id;
    expect((await client.addItems(id, [record])).length).toBe(1);
    expect(await client.addItems(id, [record])).toEqual([]);
    expect((await client.listItems(id)).length).toBe(1);
    const count = async () =>
      (await client.caseStatusFigures({ visibility: "active" })).value.aggregates.find(
        (row) => row.status === "approved",
      )?.count ?? 0;
    const before = await count();
    await client.createReview(id, "approved");
    expect((await client.listReviews(id))[0]?.value.status).toBe("approved");
    expect(await count()).toBe(before + 1);
    const none = await client.caseStatusFigures({
      assigned_to: false,
      start_date: "2000-01-01T00:00:00Z",
      end_date: "2000-01-02T00:00:00Z",
    });
    expect(none.value.aggregates.every((row) => row.count === 0)).toBe(true);
    const query = { client: person, status: "approved", assigned_to: false, search: "tower" } as const;
    const found = await client.listCases({ ...query, reference: "ct-1", expand: ["client", "items"] });
    expect(found.map((row) => row.value.client)).toMatchObject([{ id: person }]);
    for (const sort_by of ["name", "reference", "created_at", "updated_at", "archived_at"] as const) {
      expect((await client.pageOfCases(1, { sort_by, limit: 1 })).rows.length).toBe(1);
    }
    await client.updateCase(id, { is_archived: true, reference: null });
    expect((await client.retrieveCase(id)).value.reference).toBeNull();
    expect(await client.listCaseAssignees(id)).toEqual([]);
    await fails(client.addItems(id, []), "invalid-request", "not-sent");
    await fails(client.updateCase(id, {}), "invalid-request", "not-sent");
  });

  it("keeps webhooks and their log", async () => {
    const { client } = at();
    const made = await client.createWebhook({
      url: "https://desk.example/hook",
      events: ["client.*"],
      is_enabled: false,
    });
    const { id } = made.value;
    expect((await client.retrieveWebhook(id)).value).toEqual(made.value);
    expect((await client.listWebhooks({ enabled: false })).map((row) => row.value.id)).toContain(id);
    expect((await client.updateWebhook(id, { events: ["record.*"] })).value.events).toEqual(["record.*"]);
    expect((await client.pageOfDeliveries(id, 1)).rows).toEqual([]);
    await client.deleteWebhook(id);
    await fails(client.updateWebhook(id, { is_enabled: true }), "not-found", "refused");
    await fails(
      client.createWebhook({ url: "javascript:alert(1)", events: ["*", "*"] }),
      "invalid-request",
      "not-sent",
    );
  });

  it("lists what a launch may choose from, with prices", async () => {
    const { client } = at();
    expect((await client.listEmailTemplates({ enabled: true }))[0]?.value.content).toBeTruthy();
    expect((await client.listDocumentTemplates({ enabled: true })).length).toBeGreaterThan(0);
    const [document] = await client.listDocuments({ enabled: true, expand: ["attachment"] });
    expect(document?.raw).toMatchObject({ attachment: { object: "attachment" } });
    expect((await client.listAvailableSteps()).length).toBe(16);
    const priced = await client.validateSteps([{ type: "check.credit" }]);
    expect(priced.value.steps[0]?.cost).toBeGreaterThanOrEqual(0);
    await fails(client.validateSteps([]), "invalid-request", "not-sent");
  });
}
