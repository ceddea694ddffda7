import "server-only";
import type { AdapterOptions } from "../adapter-options";
import { ProviderError } from "../errors";
import { afterWrite } from "../failures";
import type { Adapter, CasePatch, CasesPort, ConnectionTestPort, DecisionStatus } from "../port";
import { DECISION_STATUS } from "./assumptions";
import { createQuickrClient, type QuickrClient } from "./client";
import { withClient } from "./client-of";
import { isLiveAccount, type QuickrCredentials } from "./credentials";
import { describeSnapshot } from "./describe";
import { invalidRequest } from "./failures";
import { fetchCase } from "./fetch-case";
import { launchesPort } from "./launch";
import { fetched } from "./mapper";
import { syncPort } from "./sync";

/** The Quickr adapter of one account. Everything it does throws ProviderError only. */
export function createQuickrAdapter(options: AdapterOptions<QuickrCredentials>): Adapter {
  const quickr = createQuickrClient(options);
  const adapter: Adapter = {
    provider: "quickr",
    connection: connectionPort(quickr),
    launches: launchesPort(quickr, options.callbackUrl),
    cases: casesPort(quickr),
    reviews: {
      async create(ref, status) {
        await quickr.patchCase(ref.id, { status: decided(status) });
        return afterWrite(() => fetchCase(quickr, ref.id));
      },
    },
    sync: syncPort(quickr),
  };
  return withClient(adapter, quickr);
}

function connectionPort(quickr: QuickrClient): ConnectionTestPort {
  return {
    async test() {
      await quickr.getToken();
      const { accountId } = quickr;
      await quickr.pageOfCases({ limit: 1 });
      // Who is signed in is a courtesy: API keys may have nobody behind them.
      const user = await quickr.userinfo().catch((error: unknown) => {
        if (error instanceof ProviderError) return null;
        throw error;
      });
      const name = user?.value.name ?? user?.value.email ?? `API key of ${quickr.partnerId}`;
      return {
        account: { id: quickr.partnerId, name, email: user?.value.email ?? "" },
        team: { id: accountId, name: `${accountId}${isLiveAccount(accountId) ? "" : " (test)"}` },
        rateLimit: null,
      };
    },
    members: async () =>
      (await quickr.listUsers({ type: ["email"] })).map(({ value }) => ({
        id: value.id,
        name: value.name ?? value.email ?? value.id,
        email: value.email ?? "",
        role: value.scope.join(", ") || null,
      })),
  };
}

function casesPort(quickr: QuickrClient): CasesPort {
  return {
    fetch: (ref) => fetchCase(quickr, ref.id),
    async update(ref, patch) {
      const row = await quickr.patchCase(ref.id, { status: archiveStatus(patch) });
      // The write is done and answered; a failing re-read only means fewer details.
      return fetchCase(quickr, ref.id).catch(() => fetched(row, false));
    },
    async download() {
      throw invalidRequest(
        "Quickr makes no report of a case. Contracts and credit reports are files of their own.",
      );
    },
    async addItems() {
      throw invalidRequest("Cases at Quickr hold no other cases.");
    },
    describe: describeSnapshot,
  };
}

/** Assumption: decisions set the case's status; there is no hold at Quickr. */
function decided(status: DecisionStatus): string {
  if (status === "on_hold") {
    throw invalidRequest("Quickr has no hold. Nothing was sent.");
  }
  return DECISION_STATUS[status];
}

function archiveStatus({ archived, ...rest }: CasePatch): string {
  if (archived === undefined || Object.values(rest).some((value) => value !== undefined)) {
    throw invalidRequest(
      "Cases at Quickr can be archived and brought back; nothing else of them can be changed so.",
    );
  }
  return archived ? DECISION_STATUS.archive : DECISION_STATUS.restore;
}
