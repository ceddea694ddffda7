import { createElement, type ReactElement } from "react";
import type { z } from "zod";
import type { FuzzedTabs } from "@/components/cases/fuzzed-tabs";
import type { Json } from "@/lib/providers/port";
import answers from "@/lib/providers/quickr/__fixtures__/answers.json";
import quickrCase from "@/lib/providers/quickr/__fixtures__/case.json";
import * as schema from "@/lib/providers/quickr/api-schema";
import { listOf, textOf } from "@/lib/providers/read";
import { accountDto, automationDto, checklistDto, templateDto, userDto } from "@/lib/quickr/account-view";
import { caseView } from "@/lib/quickr/case-view";
import { eventView } from "@/lib/quickr/event-view";
import { ownershipView } from "@/lib/quickr/ownership-view";
import { quickrAccountsOptions, quickrKeys, usageOptions } from "@/lib/quickr/query-options";
import { usageView } from "@/lib/quickr/usage";
import { AccountsPanel } from "../account/accounts-panel";
import { ChecklistsPanel } from "../account/checklists-panel";
import { TemplatesPanel } from "../account/templates-panel";
import { UsagePanel } from "../account/usage-panel";
import { UsersPanel } from "../account/users-panel";
import { AutomationsPanel } from "../automations/automations-panel";
import { AgentEditDialog } from "./agent-edit-dialog";
import { ChecksPanel } from "./checks-panel";
import { CreditPanel } from "./credit-panel";
import { DataPanel } from "./data-panel";
import { DeclarationPanel } from "./declaration-panel";
import { DeclareDialog } from "./declare-dialog";
import { EventsPanel } from "./events-panel";
import { NotesPanel } from "./notes-panel";
import { OwnersPanel } from "./owners-panel";
import { RunDialog } from "./run-dialog";
import { ScheduleDialog } from "./schedule-dialog";

const nothing = () => {};

/** Rows as the client reads a list: those that cannot be read are left out. */
function rows<S extends z.ZodType, Dto>(
  list: Json | undefined,
  of: S,
  dto: (row: { value: z.output<S>; raw: Json }) => Dto,
): Dto[] {
  return listOf(list).flatMap((raw) => {
    const read = of.safeParse(raw);
    return read.success ? [dto({ value: read.data, raw })] : [];
  });
}

/** Quickr's tabs, their dialogs, and the panels of its connection. */
export const fuzzed: FuzzedTabs = {
  snapshots: [{ case: quickrCase }],
  answers: { ...answers, usage: "date,account_id,check,count,amount\n2026-11-01,TQ1000003,company,2,4.50" },
  tabs({ client, view, snapshot, answers: told, words }): ReactElement[] {
    const caseId = view.row.id;
    const { connectionId } = view.row;
    const quickr = caseView(snapshot, {
      caseId,
      connectionId,
      quickrId: words,
      live: false,
      complete: true,
      may: { update: true, review: true },
    });
    const pages = <Item>(items: Item[]) => ({ pages: [{ items, nextCursor: null }], pageParams: [null] });
    client.setQueryData(quickrKeys.case(caseId), quickr);
    client.setQueryData(quickrKeys.events(caseId, null), pages(listOf(told.events).map(eventView)));
    client.setQueryData(quickrKeys.ownership(caseId), ownershipView(told.ownership ?? null));
    const list = (key: readonly unknown[], items: unknown[]) => client.setQueryData(key, { items });
    list(
      quickrKeys.automations(connectionId),
      rows(told.automations, schema.automationSchema, automationDto),
    );
    list(quickrKeys.checklists(connectionId), rows(told.checklists, schema.checklistSchema, checklistDto));
    list(quickrKeys.templates(connectionId), rows(told.templates, schema.templateSchema, templateDto));
    list(quickrKeys.users(connectionId), rows(told.users, schema.userSchema, userDto));
    // The period that the panel starts with.
    const day = (daysAgo: number) => new Date(Date.now() - daysAgo * 86_400_000).toISOString().slice(0, 10);
    const { queryKey: usage } = usageOptions(connectionId, { accountId: null, from: day(90), to: day(0) });
    client.setQueryData(usage, usageView(textOf(told.usage) ?? ""));
    client.setQueryData(
      quickrAccountsOptions(connectionId, { search: "", status: [], type: [], country: [] }).queryKey,
      pages(rows(told.accounts, schema.accountSchema, accountDto)),
    );
    const tabs = [
      ChecksPanel,
      DataPanel,
      OwnersPanel,
      CreditPanel,
      DeclarationPanel,
      NotesPanel,
      EventsPanel,
    ].map((Tab) => createElement(Tab, { key: Tab.name, view }));
    const dialogs = [RunDialog, ScheduleDialog, AgentEditDialog].map((Dialog) =>
      createElement(Dialog, { key: Dialog.name, quickr, onClose: nothing }),
    );
    const panels = [
      UsagePanel,
      UsersPanel,
      AccountsPanel,
      ChecklistsPanel,
      TemplatesPanel,
      AutomationsPanel,
    ].map((Panel) => createElement(Panel, { key: Panel.name, connectionId, manage: true }));
    return [
      ...tabs,
      ...dialogs,
      createElement(DeclareDialog, { key: "declare", quickr, declarationId: words, onClose: nothing }),
      ...panels,
    ];
  },
};
