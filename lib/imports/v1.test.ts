import { describe, expect, it } from "vitest";
import { readRow } from "./read-row";
import { keepV1, readV1, v1Clients } from "./v1";

const emily = {
  id: 6,
  status: 1,
  first_name: "Emily",
  last_name: "Bard",
  middle_name: "",
  title: "mrs",
  name: "Emily Bard",
  full_name: "Emily Bard",
  email: "emily@example.com",
  landline: "+442090111111",
  mobile: null,
  dob: "1977-02-01",
  reference: "ref123",
  archived: false,
  archived_at: null,
  is_deletable: false,
  created_at: "2023-07-27T13:59:52+00:00",
  updated_at: "2023-08-10T13:36:42+00:00",
  links: { show: "/clients/6", edit: "/clients/6/edit" },
};
const read = (item: unknown) => readV1(keepV1(item));
const fields = (item: unknown) => readRow(read(item)?.values ?? {}, { dateOrder: "dmy", country: null });

describe("JSON of API v1", () => {
  it("is a list envelope, a list or one client", () => {
    expect(v1Clients({ data: [emily], meta: { pagination: { total: 1 } } })).toEqual([emily]);
    expect(v1Clients({ data: emily })).toEqual([emily]);
    expect(v1Clients([emily, emily])).toHaveLength(2);
    expect(v1Clients(emily)).toEqual([emily]);
    expect(v1Clients({ message: "Not found" })).toBeNull();
    expect(v1Clients("text")).toBeNull();
  });

  it("keeps the fields that v2 has and leaves the removed ones", () => {
    expect(fields(emily)).toEqual({
      ok: true,
      fields: {
        title: "mrs",
        otherTitle: null,
        firstName: "Emily",
        middleName: null,
        lastName: "Bard",
        email: "emily@example.com",
        landline: "+442090111111",
        mobile: null,
        dob: "1977-02-01",
        reference: "ref123",
        address: null,
      },
    });
    const kept = Object.keys(
      keepV1({ ...emily, organisation: "x", jurisdiction: "y", company_number: "1", client_id: 3 }),
    );
    for (const gone of ["archived", "links", "organisation", "jurisdiction", "company_number", "client_id"])
      expect(kept).not.toContain(gone);
  });

  it("reads free-text titles, and takes the full name where the parts are empty", () => {
    expect(fields({ ...emily, title: "Ms." })).toMatchObject({ fields: { title: "ms" } });
    expect(fields({ ...emily, title: "" })).toMatchObject({ fields: { title: null } });
    expect(fields({ ...emily, first_name: "", last_name: null })).toMatchObject({
      fields: { firstName: "Emily", lastName: "Bard" },
    });
  });

  it("knows the status 1 and reports every other", () => {
    expect(read(emily)).toMatchObject({ status: "pending", unknownStatus: null });
    expect(read({ ...emily, status: 3 })).toMatchObject({ status: null, unknownStatus: "3" });
    expect(read({ ...emily, status: 0 })).toMatchObject({ status: null, unknownStatus: "0" });
    expect(read({ ...emily, status: null })).toMatchObject({ status: null, unknownStatus: null });
  });

  it("moves the address to where v2 has it, in either spelling", () => {
    const address = {
      house_number: 9303,
      address_street_name: "Lyon Drive",
      provincee: "Lothian",
      postcode: "EH12 5HD",
      country: "GBR",
    };
    expect(fields({ ...emily, address })).toMatchObject({
      fields: {
        address: {
          house_number: "9303",
          street_name: "Lyon Drive",
          province: "Lothian",
          postcode: "EH12 5HD",
          country: "GB",
        },
      },
    });
  });

  it("tells archived clients, and entries that are none", () => {
    expect(read({ ...emily, archived_at: "2023-01-01T00:00:00+00:00" })?.archived).toBe(true);
    expect(read(17)).toBeNull();
    expect(read(null)).toBeNull();
    expect(fields({ ...emily, first_name: { odd: true }, email: 5 })).toMatchObject({ ok: false });
  });
});
