import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import fc from "fast-check";
import { createElement, type ReactNode } from "react";
import { renderToString } from "react-dom/server";
import { expect, it, vi } from "vitest";
import { fuzzed as actionManagement } from "@/components/action-management/case/tabs.fuzz";
import { fuzzed as aplyid } from "@/components/aplyid/tabs.fuzz";
import { fuzzed as quickr } from "@/components/quickr/case/tabs.fuzz";
import type { CaseView, TimelineEntry } from "@/lib/cases/types";
import { wireContent } from "@/lib/cases/wire";
import amiqusCase from "@/lib/providers/amiqus/__fixtures__/case.json";
import photoId from "@/lib/providers/amiqus/__fixtures__/check-photo-id.json";
import documents from "@/lib/providers/amiqus/__fixtures__/documents.json";
import record from "@/lib/providers/amiqus/__fixtures__/record.json";
import { junk, mutation } from "@/lib/providers/fuzz";
import { CASE_KINDS, type CaseDetail, type Json } from "@/lib/providers/port";
import { describeSnapshotOf } from "@/lib/providers/registry";
import { CaseHeader } from "./case-header";
import { ChecksTab } from "./checks-tab";
import { DocumentsTab } from "./documents-tab";
import { FactsPanel } from "./facts-panel";
import type { FuzzedTabs } from "./fuzzed-tabs";
import { OverviewTab } from "./overview-tab";
import { QueueContext } from "./queue-context";
import { TimelineTab } from "./timeline-tab";

/** Pages of each provider. */
const RUNS = 1_000;
// Thousands of whole pages: a busy machine may need longer than a usual test.
vi.setConfig({ testTimeout: 180_000 });

const id = "01a2047a-7976-7083-95b9-4b11513979b4";
const at = "2026-11-22T18:00:00.000Z";

const alone = (...snapshots: unknown[]): FuzzedTabs => ({
  snapshots,
  answers: {},
  tabs: () => [],
});

/** What each provider's answers look like when all is well, and what it adds to a case's page. */
const providers: Record<string, FuzzedTabs> = {
  amiqus: alone(
    { record, steps: record.steps, documents, assignees: [], checks: [photoId] },
    { case: amiqusCase, items: [], reviews: [], assignees: [] },
  ),
  aplyid,
  quickr,
  "action-management": actionManagement,
};

function plain(value: unknown): Json {
  return JSON.parse(JSON.stringify(value));
}

/** An answer that is as it should be, changed at random, or now and then something else altogether. */
const broken = (originals: readonly unknown[]) =>
  fc.oneof(
    { weight: 9, arbitrary: fc.oneof(...originals.map((original) => mutation(plain(original)))) },
    { weight: 1, arbitrary: junk },
  );

const brokenAnswers = (answers: Record<string, unknown>): fc.Arbitrary<Record<string, Json>> =>
  fc.record(Object.fromEntries(Object.entries(answers).map(([name, one]) => [name, broken([one])])));

function viewOf(
  provider: string,
  kind: "record" | "case",
  content: CaseDetail | null,
  words: string,
): CaseView {
  const timeline: TimelineEntry[] = [
    { id: "1", at, what: "status", source: "poll", fromStatus: null, toStatus: "unmapped", rawStatus: words },
    { id: "2", at, what: "provider-review", status: words, fromStatus: words, actor: null },
    { id: "3", at, what: "audit", action: words, outcome: words, changedFields: [words], actor: words },
    { id: "4", at, what: "operation", label: words, state: words, actor: words },
  ];
  return {
    row: {
      id,
      connectionId: id,
      kind,
      provider,
      title: words,
      clientName: words,
      status: "unmapped",
      rawStatus: words,
      outcome: words,
      attention: words,
      summary: { checks: 2, done: 1, flagged: 1 },
      updatedAt: at,
      confirmedAt: at,
      confirmedBy: "poll",
      archived: false,
    },
    providerCaseId: words,
    client: null,
    createdAt: at,
    expiresAt: at,
    connection: { id, name: words, provider, status: "healthy", lastSyncAt: at },
    content: content && wireContent(content),
    complete: true,
    fetchedAt: at,
    items: (content?.items ?? []).map((ref) => ({ kind: ref.kind, providerCaseId: ref.id, case: null })),
    groups: [],
    siblings: [],
    timeline,
    traits: { readsBack: true, holdsCases: true, decidedHere: false },
  };
}

const nothing = () => {};
const queue = {
  role: "admin" as const,
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

function render(client: QueryClient, children: ReactNode): string {
  const inside = createElement(QueueContext, { value: queue }, children);
  return renderToString(createElement(QueryClientProvider, { client }, inside));
}

/** Every part of a case's page that knows no provider. */
const commonParts = (view: CaseView) => [
  createElement(CaseHeader, { key: 0, view, refresh: { fetching: false, problem: null, run: nothing } }),
  createElement(OverviewTab, { key: 1, view, onDialog: nothing, onTab: nothing }),
  createElement(ChecksTab, { key: 2, view, fetching: false }),
  createElement(DocumentsTab, { key: 3, view, fetching: false }),
  createElement(TimelineTab, { key: 4, view, entries: view.timeline }),
  createElement(FactsPanel, { key: 5, view }),
];

it.each(Object.entries(providers))("no answer of %s breaks a case's page", (provider, { tabs, ...usual }) => {
  // Duplicate ids of theirs give duplicate keys, which React only warns of.
  vi.spyOn(console, "error").mockImplementation(nothing);
  fc.assert(
    fc.property(
      broken(usual.snapshots),
      brokenAnswers(usual.answers),
      fc.constantFrom(...CASE_KINDS),
      fc.string(),
      (snapshot, answers, kind, words) => {
        const client = new QueryClient({ defaultOptions: { queries: { enabled: false } } });
        const view = viewOf(provider, kind, describeSnapshotOf(provider, kind, snapshot), words);
        const own = tabs({ client, view, snapshot, answers, words });
        const html = render(client, [...commonParts(view), ...own]);
        expect(html).not.toContain("<script>");
        expect(html).not.toMatch(/href="javascript:/i);
      },
    ),
    { numRuns: RUNS },
  );
});
