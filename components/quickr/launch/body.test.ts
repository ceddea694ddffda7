import { expect, it } from "vitest";
import type { ClientDetail } from "@/lib/clients/types";
import { caseLaunchSchema } from "@/lib/providers/quickr/launch-schema";
import { bodyOf, checkBody, prefillPlaces, readOwnData } from "./body";
import { emptyDraft } from "./draft";
import type { QuickrDraft } from "./draft-schema";
import { fieldPaths } from "./field-paths";
import { quickrPart } from "./part";
import { sectionsFor } from "./start";
import { firstWrong, stopBefore } from "./steps";

const client = { address: null } as ClientDetail;
const oneOff: QuickrDraft = {
  ...emptyDraft,
  checks: [
    { type: "sanctions", schedule: "R-1/P1D" },
    { type: "company", schedule: "" },
  ],
  sections: ["company", "signatory"],
  organizationNumber: "987 654 321",
};

it("builds the body of a one-off check", () => {
  const body = bodyOf(oneOff);
  expect(caseLaunchSchema.safeParse(body).success).toBe(true);
  expect(body).toMatchObject({
    checks: [{ type: "sanctions", options: { schedule: "R-1/P1D" } }, { type: "company" }],
    prefills: [{ type: "company", data: [{ organization_number: "987654321", country: "NO" }] }],
    actions: ["perform_checks"],
  });
  expect(checkBody(oneOff)).toEqual({});
});

it("refuses a check without its section and says why", () => {
  expect(
    checkBody({ ...oneOff, checks: [{ type: "credit_score", schedule: "" }], sections: ["signatory"] }),
  ).toEqual({
    "checks.0": ["Credit score needs the section “Company”."],
  });
});

it("asks for the company when nobody declares it", () => {
  expect(Object.keys(checkBody({ ...oneOff, organizationNumber: "" }))).toEqual(["company"]);
  expect(checkBody({ ...oneOff, organizationNumber: "", purpose: "onboarding" })).toEqual({});
  expect(checkBody({ ...oneOff, organizationNumber: "12" })).toHaveProperty([
    "prefills.0.data.0.organization_number",
  ]);
});

it("finds the form's own prefills in the body", () => {
  const draft = {
    ...oneOff,
    organizationNumber: "",
    products: [{ productId: "a", name: "A", description: "", price: "1 %" }],
    agreements: [{ name: "Terms", url: "https://example.com/t.pdf" }],
    ownData: '{ "type": "customer", "data": [{ "number": 12 }] }',
  };
  expect(prefillPlaces(draft)).toEqual({ product_service: 0, agreement: 1 });
  expect(bodyOf(draft)).toMatchObject({ prefills: [{}, {}, { type: "customer", data: [{ number: 12 }] }] });
  expect(readOwnData("{").problem).not.toBeNull();
});

it("names people by the sections that they belong to", () => {
  const ivar = { firstName: "Ivar", lastName: "Ragnarsson", birthDate: "", email: "", percent: "30 %" };
  const draft = { ...oneOff, owners: [ivar], signatories: [{ ...ivar, percent: "", email: "nobody" }] };
  expect(bodyOf(draft).prefills).toMatchObject([
    { type: "company" },
    { type: "signatory", data: [{ first_name: "Ivar", last_name: "Ragnarsson", email: "nobody" }] },
    { type: "ultimate_beneficial_ownership", data: [{ percent_voting_shares: 30 }] },
  ]);
  expect(Object.keys(checkBody(draft))).toEqual(["prefills.1.data.0.email"]);
  expect(fieldPaths(draft)).toMatchObject({ "prefills.1.data.0.email": "E-mail of signatory 1" });
  expect(quickrPart.forget?.(draft)).toMatchObject({ owners: [], signatories: [] });
});

it("stops at the first step with something wrong, and not before it", () => {
  const draft: QuickrDraft = { ...oneOff, organizationNumber: "", supportEmail: "nobody" };
  expect(stopBefore(draft, "known")).toBeNull();
  expect(stopBefore(draft, "review")).toMatchObject({
    step: "known",
    errors: { company: [expect.any(String)] },
  });
  expect(stopBefore({ ...draft, checks: [{ type: "website", schedule: "" }] }, "review")?.step).toBe(
    "checks",
  );
  expect(stopBefore({ ...draft, organizationNumber: "987654321" }, "review")?.step).toBe("around");
  expect(firstWrong({ "": ["No."] })?.step).toBe("review");
  expect(quickrPart.atReview?.({ ...draft, step: "review" })).toBe(true);
});

it("starts from needs with all that they need", () => {
  const draft = quickrPart.start(["screening", "credit", "signature"], client);
  expect(draft.purpose).toBe("onboarding");
  expect(checkBody(draft)).toEqual({});
  expect(quickrPart.draftSchema.safeParse(JSON.parse(JSON.stringify(draft)))).toEqual({
    success: true,
    data: draft,
  });
  expect(quickrPart.forget?.(oneOff).organizationNumber).toBe("");
  expect(sectionsFor(["website"])).toEqual(["website"]);
});
