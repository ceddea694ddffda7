import { createElement } from "react";
import { renderToString } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { ROLES, type Role } from "@/lib/auth/roles";
import type { CaseView } from "@/lib/cases/types";
import { ChooseCase } from "./choose-case";
import { OverviewTab } from "./overview-tab";
import { QueueContext } from "./queue-context";

const id = "01a2047a-7976-7083-95b9-4b11513979b4";
const at = "2026-11-22T18:00:00.000Z";

const view: CaseView = {
  row: {
    id,
    connectionId: id,
    kind: "case",
    provider: "amiqus",
    title: "Purchase",
    status: "needs_review",
    rawStatus: "pending",
    summary: { checks: 0, done: 0, flagged: 0 },
    updatedAt: at,
    confirmedAt: at,
    confirmedBy: "poll",
    archived: false,
  },
  providerCaseId: "8701",
  client: null,
  createdAt: at,
  expiresAt: null,
  connection: { id, name: "Amiqus", provider: "amiqus", status: "healthy", lastSyncAt: at },
  content: {
    facts: [],
    checks: [],
    documents: [],
    assignees: [],
    items: [],
    reviews: [],
    performUrl: null,
  },
  complete: true,
  fetchedAt: at,
  items: [],
  groups: [],
  siblings: [],
  timeline: [],
  traits: { readsBack: true, holdsCases: true, decidedHere: false },
};

const nothing = () => {};

function overview(role: Role): string {
  const queue = {
    role,
    memberId: id,
    rows: [],
    counts: null,
    total: null,
    desk: { members: [], connections: [] },
    openId: id,
    hrefOf: (caseId: string) => `/cases/${caseId}`,
    open: nothing,
    close: nothing,
    step: nothing,
  };
  const tab = createElement(OverviewTab, { view, onDialog: nothing, onTab: nothing });
  return renderToString(createElement(QueueContext, { value: queue }, tab));
}

describe.each(ROLES)("%s", (role) => {
  const changes = role !== "auditor";

  it(changes ? "is offered a launch" : "is offered no launch", () => {
    const shown = renderToString(createElement(ChooseCase, { role }));
    expect(shown.includes("/cases/launch")).toBe(changes);
  });

  it(changes ? "may add records to a case" : "is not asked to add records", () => {
    const shown = overview(role);
    expect(shown).toContain("Records in this case");
    expect(shown.includes("Add records")).toBe(changes);
  });
});
