import { describe, expect, it } from "vitest";
import { fails } from "../contract-context";
import type { Live } from "./client-contract-live";

const ids = (rows: { value: { id: number } }[]) => rows.map((row) => row.value.id);

/** Account, clients, their assignees and corrections. */
export function testPeople(at: () => Live): void {
  describe("account", () => {
    it("reads the user, its teams and its role", async () => {
      const { client } = at();
      await client.status();
      const team = (await client.team()).value;
      expect(ids(await client.myTeams())).toContain(team.id);
      expect((await client.membership()).value.role).toBe("owner");
      const members = await client.listMembers();
      expect(await client.listTeamMembers(team.id)).toEqual(members);
      const [one] = members;
      expect((await client.retrieveTeamMember(team.id, one?.value.id ?? 0)).value).toEqual(one?.value);
    });

    it("renames the user and keeps the e-mail address until it is confirmed", async () => {
      const { client } = at();
      const { email } = (await client.me()).value;
      const changed = await client.updateMe({ name: "Lorraine McFly", email: "lorraine@example.com" });
      expect(changed.value).toMatchObject({ name: "Lorraine McFly", email });
      await fails(client.updateMe({}), "invalid-request", "not-sent");
    });

    it("changes how the team is reached", async () => {
      const { client } = at();
      const changed = await client.updateTeam({ contact: "desk@example.com", telephone: "+441312220000" });
      expect(changed.value).toMatchObject({ contact: "desk@example.com", telephone: "+441312220000" });
      expect((await client.updateTeam({ telephone: null })).value.telephone).toBeNull();
    });

    it("lists the credits, newest first, with the checks that spent them", async () => {
      const { client, newRecord, newClient } = at();
      const record = await newRecord(await newClient(), [
        { type: "check.dummy", preferences: { credit_cost: 4 } },
      ]);
      const newest = await client.pageOfCredits(1, {
        sort_by: "created_at",
        order_by: "desc",
        expand: ["causer"],
        limit: 5,
      });
      const spent = newest.rows.find(({ value }) => value.credits === -4)?.value;
      expect(spent?.causer).toMatchObject({ object: "check", record });
      const all = await client.listCredits({ order_by: "asc" });
      expect(all.map((row) => row.value.reason)).toContain("Monthly topup");
      expect(all.length).toBe(newest.total);
    });
  });

  describe("clients", () => {
    it("filters and sorts in every documented way", async () => {
      const { client } = at();
      const { id, reference } = (
        await client.createClient({
          name: { title: "other", other_title: "Rev", first_name: "Clayton", last_name: "Ravine" },
          email: "clayton@example.com",
          status: "pending",
          reference: "Eastwood-1885",
        })
      ).value;
      const [member] = await client.listMembers();
      const assignee = member?.value.id ?? 0;
      await client.addClientAssignees(id, [{ type: "team_member", team_member: assignee }]);
      expect(ids(await client.listClients({ search: "claytn ravine" }))).toEqual([id]);
      expect(ids(await client.listClients({ reference: reference?.toUpperCase() }))).toEqual([id]);
      expect(ids(await client.listClients({ assignee, visibility: "active" }))).toContain(id);
      expect(ids(await client.listClients({ visibility: "archived" }))).not.toContain(id);
      expect(ids(await client.listClients({ status: "approved" }))).not.toContain(id);
      const sorts = ["name.first_name", "name.last_name", "created_at", "updated_at", "archived_at"] as const;
      for (const sort_by of sorts) {
        const up = await client.listClients({ sort_by, order_by: "asc" });
        const down = await client.pageOfClients(1, { sort_by, order_by: "desc", limit: 100 });
        expect(new Set(ids(up))).toEqual(new Set(ids(down.rows)));
      }
      const small = await client.pageOfClients(2, { limit: 2 });
      expect({ rows: small.rows.length, number: small.number, size: small.size }).toEqual({
        rows: 2,
        number: 2,
        size: 2,
      });
      expect(small.totalPages).toBe(Math.ceil((small.total ?? 0) / 2));
    });

    it("takes a status, an address and a deletion", async () => {
      const { client, newClient } = at();
      const id = await newClient();
      expect((await client.updateClient(id, { status: "approved" })).value.status).toBe("approved");
      expect((await client.retrieveClient(id)).value.status).toBe("approved");
      const address = {
        house_number: "1640",
        street_name: "Riverside Drive",
        postcode: "EH1 1AA",
        country: "GB",
      };
      expect((await client.replaceAddress(id, address)).value).toMatchObject(address);
      expect((await client.retrieveAddress(id)).value.city).toBeNull();
      await client.deleteClient(id);
      await fails(client.retrieveClient(id), "not-found", "refused");
    });

    it("refuses what the limits forbid without sending it", async () => {
      const { client } = at();
      const error = await fails(
        client.createClient({ name: { first_name: "", last_name: "x".repeat(256) }, email: "nobody" }),
        "invalid-request",
        "not-sent",
      );
      expect(Object.keys(error.fieldErrors).sort()).toEqual(["email", "name.first_name", "name.last_name"]);
      for (const id of ["..", ".", "a/b", "", "7?x=1"]) {
        await fails(client.deleteClient(id), "not-found", "not-sent");
      }
    });

    it("lists a client's records", async () => {
      const { client, newClient, newRecord } = at();
      const id = await newClient();
      const record = await newRecord(id);
      const rows = await client.listClientRecords(id, { expand: ["client"] });
      expect(ids(rows)).toEqual([record]);
      expect(rows[0]?.value.client).toMatchObject({ id });
      expect((await client.pageOfClientRecords(id, 1)).total).toBe(1);
    });
  });

  it("keeps the assignees of clients: 201 tells those added, 204 none", async () => {
    const { client, newClient } = at();
    const id = await newClient();
    const members = ids(await client.listMembers());
    const body = (numbers: number[]) =>
      numbers.map((team_member) => ({ type: "team_member" as const, team_member }));
    const held = async () => (await client.listClientAssignees(id)).map((row) => row.value.team_member.id);
    const [first = 0, second = 0, third = 0] = members;
    expect((await client.addClientAssignees(id, body([first]))).map((row) => row.team_member.id)).toEqual([
      first,
    ]);
    const added = await client.addClientAssignees(id, body([first, second]));
    expect(added.map((row) => row.team_member.id)).toEqual([second]);
    expect(await client.addClientAssignees(id, body([first]))).toEqual([]);
    const replaced = await client.replaceClientAssignees(id, body([second, third]));
    expect(replaced.map((row) => row.team_member.id)).toEqual([third]);
    expect(await held()).toEqual([second, third]);
    await client.deleteClientAssignee(id, replaced[0]?.id ?? 0);
    expect(await held()).toEqual([second]);
    await client.deleteClientAssignees(id);
    expect(await held()).toEqual([]);
    await fails(client.addClientAssignees(id, []), "invalid-request", "not-sent");
    await fails(client.deleteClientAssignee(id, 1), "not-found", "refused");
  });

  it("accepts and rejects corrections, each once", async () => {
    const { client, control, newClient, newRecord } = at();
    const id = await newClient();
    const record = await newRecord(id);
    for (const first_name of ["Emmet", "Emma"]) {
      await control("POST", "/amiqus/corrections", {
        record,
        correction: { first_name, middle_name: null, last_name: "Brown" },
      });
    }
    const pending = await client.listCorrections(id, { status: "pending", expand: ["client", "record"] });
    expect(pending.map((row) => row.value.correction.first_name).sort()).toEqual(["Emma", "Emmet"]);
    expect(pending[0]?.value.record).toMatchObject({ id: record });
    const [first = 0, second = 0] = ids(pending);
    const accepted = await client.updateCorrection(id, first, {
      status: "accepted",
      correction: { middle_name: "Lathrop" },
    });
    expect(accepted.value).toMatchObject({ status: "accepted", correction: { middle_name: "Lathrop" } });
    expect((await client.retrieveClient(id)).value.name.middle_name).toBe("Lathrop");
    const again = await fails(
      client.updateCorrection(id, first, { status: "rejected" }),
      "conflict",
      "refused",
    );
    expect({ status: again.status, message: again.message }).toEqual({
      status: 405,
      message: "Amiqus: Correction has already been completed",
    });
    expect((await client.updateCorrection(id, second, { status: "rejected" })).value.status).toBe("rejected");
    const absent = await fails(client.updateCorrection(id, 1, { status: "rejected" }), "not-found");
    expect(absent.message).toBe("Amiqus: Correction not found");
    const sorted = await client.listCorrections(id, { sort_by: "created_at", order_by: "desc" });
    expect(sorted.length).toBe(2);
  });

  it("keeps organisations and who belongs to them", async () => {
    const { client, newClient } = at();
    const made: number[] = [];
    for (const name of ["Hill Valley Telegraph", "Lone Pine Estates", "Twin Pines Mall"]) {
      made.push(
        (await client.createOrganisation({ name, company_number: "SC123456", jurisdiction: "gb" })).value.id,
      );
    }
    const [one = 0, two = 0, three = 0] = made;
    const changed = await client.updateOrganisation(one, { name: "The Telegraph", company_number: null });
    expect(changed.value).toMatchObject({ name: "The Telegraph", company_number: null, jurisdiction: "gb" });
    expect((await client.retrieveOrganisation(one)).value).toEqual(changed.value);
    const byName = await client.listOrganisations({
      sort_by: "name",
      order_by: "desc",
      visibility: "active",
    });
    expect(ids(byName).filter((id) => made.includes(id))).toEqual([three, one, two]);
    expect((await client.pageOfOrganisations(1, { limit: 1 })).rows.length).toBe(1);
    const id = await newClient();
    const held = async () => ids(await client.listClientOrganisations(id, { sort_by: "created_at" }));
    expect((await client.addClientOrganisations(id, [one])).map((row) => row.name)).toEqual([
      "The Telegraph",
    ]);
    expect(await client.addClientOrganisations(id, [one])).toEqual([]);
    expect((await client.replaceClientOrganisations(id, [two, three])).map((row) => row.id)).toEqual([
      two,
      three,
    ]);
    expect(await held()).toEqual([two, three]);
    await client.deleteClientOrganisation(id, two);
    expect(await held()).toEqual([three]);
    await client.deleteClientOrganisations(id);
    expect(await held()).toEqual([]);
    await fails(client.deleteClientOrganisation(id, two), "not-found", "refused");
    await fails(client.addClientOrganisations(id, []), "invalid-request", "not-sent");
  });
}
