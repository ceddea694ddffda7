import { expect, it } from "vitest";
import { editedRows, editFields, textRows } from "./edit-rows";

const owner = { first_name: "Ivar", percent_voting_shares: 40, active: true, address: { city: "Oslo" } };

it("shows plain fields and keeps the rest of a row", () => {
  expect(textRows([owner])).toEqual([{ first_name: "Ivar", percent_voting_shares: "40", active: "true" }]);
  expect(editFields("ultimate_beneficial_ownership", [owner]).map((field) => field.key)).toEqual([
    "first_name",
    "last_name",
    "birth_date",
    "country",
    "percent_voting_shares",
    "active",
  ]);
  const typed = [{ first_name: "Ubbe", percent_voting_shares: "60,5", active: "true", last_name: " " }];
  expect(editedRows(typed, [owner])).toEqual([
    { first_name: "Ubbe", percent_voting_shares: 60.5, active: true, address: { city: "Oslo" } },
  ]);
});

it("takes new rows", () => {
  expect(editedRows([{ bank_account_number: "24681357902" }], [])).toEqual([
    { bank_account_number: "24681357902" },
  ]);
});
