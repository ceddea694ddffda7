import type { CaseLaunchInput } from "./launch-schema";

export const ACCOUNT = { accountId: "TQ1000001", apiKey: "sandbox-quickr-key" };
export const PARTNER = { accountId: "TQ1000002", apiKey: "sandbox-quickr-partner-key" };

export const COMPANY = (number = "987654321") => ({
  type: "company",
  data: [{ organization_number: number, country: "NO" }],
});

/** A launch that checks a company at once. */
export const AT_ONCE: CaseLaunchInput = {
  checks: [{ type: "company" }, { type: "sanctions" }],
  sections: [{ type: "company" }, { type: "signatory" }, { type: "ultimate_beneficial_ownership" }],
  prefills: [COMPANY()],
  actions: ["perform_checks"],
};
