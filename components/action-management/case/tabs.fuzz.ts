import { createElement } from "react";
import type { z } from "zod";
import type { FuzzedTabs } from "@/components/cases/fuzzed-tabs";
import { caseEditView } from "@/lib/action-management/case-edit-view";
import {
  caseEditOptions,
  caseNoteOptions,
  caseNotesOptions,
  hubCasesOptions,
  hubNotesOptions,
  programOptions,
} from "@/lib/action-management/query-options";
import { toHubCase, toList, toNote, toRole } from "@/lib/action-management/views";
import { statusMappingsOptions } from "@/lib/mappings/query-options";
import hubCase from "@/lib/providers/action-management/__fixtures__/case.json";
import notes from "@/lib/providers/action-management/__fixtures__/case-notes.json";
import cases from "@/lib/providers/action-management/__fixtures__/cases.json";
import lists from "@/lib/providers/action-management/__fixtures__/lists.json";
import roles from "@/lib/providers/action-management/__fixtures__/roles.json";
import * as schema from "@/lib/providers/action-management/api-schema";
import type { Json } from "@/lib/providers/port";
import { listOf, objectOf } from "@/lib/providers/read";
import { CasesPanel, firstCases } from "../hub/cases-panel";
import { firstNotes, NotesPanel } from "../hub/notes-panel";
import { ProgramPanel } from "../hub/program-panel";
import { AnswersPart } from "./answers-part";
import { CaseTab } from "./case-tab";
import { DeleteDialog } from "./delete-dialog";
import { NoteDialog } from "./note-dialog";
import { NotesTab } from "./notes-tab";

const nothing = () => {};
const user = { id: 8790, firstName: "Ada", lastName: "King", userName: "ada", email: "ada@example.org" };

/** Rows as the client reads a list: those that cannot be read are left out. */
function rows<S extends z.ZodType>(list: Json | undefined, of: S): { value: z.output<S>; raw: Json }[] {
  return listOf(list).flatMap((raw) => {
    const read = of.safeParse(raw);
    return read.success ? [{ value: read.data, raw }] : [];
  });
}

/** Action Management's tabs and dialogs of a case, and the panels of its connection. */
export const fuzzed: FuzzedTabs = {
  snapshots: [{ case: hubCase }],
  answers: {
    lists: lists.items,
    roles: roles.items,
    notes: notes.items,
    cases: cases.items,
    users: [{ ...user, isActive: true, language: 9, links: {} }],
  },
  tabs({ client, view, snapshot, answers, words }) {
    const caseId = view.row.id;
    const { connectionId } = view.row;
    const read = {
      lists: rows(answers.lists, schema.programListSchema).map((row) => row.value),
      roles: rows(answers.roles, schema.roleSchema).map((row) => row.value),
      users: rows(answers.users, schema.endUserSchema).map((row) => row.value),
    };
    const desk = { id: caseId, title: words };
    const told = rows(answers.notes, schema.noteSchema).map((row) => toNote(row.value, desk));
    const listed = rows(answers.cases, schema.caseSchema).map((row) => toHubCase(row, null));
    const page = { skip: 0, top: 100, total: null, hasMore: false };
    const put = ({ queryKey }: { queryKey: readonly unknown[] }, data: unknown) =>
      client.setQueryData(queryKey, data);
    put(caseEditOptions(caseId), caseEditView(objectOf(snapshot).case ?? null, read));
    put(caseNotesOptions(caseId), told);
    put(caseNoteOptions(caseId, 1), told[0]);
    put(programOptions(connectionId), { lists: read.lists.map(toList), roles: read.roles.map(toRole) });
    put(statusMappingsOptions(connectionId), []);
    put(hubNotesOptions(connectionId, firstNotes()), { ...page, items: told });
    put(hubCasesOptions(connectionId, firstCases), { ...page, items: listed });
    return [
      ...[AnswersPart, CaseTab, NotesTab].map((Tab) => createElement(Tab, { key: Tab.name, view })),
      createElement(DeleteDialog, { key: "delete", view, onClose: nothing }),
      createElement(NoteDialog, { key: "note", caseId, noteId: 1, onClose: nothing }),
      ...[ProgramPanel, NotesPanel, CasesPanel].map((Panel) =>
        createElement(Panel, { key: Panel.name, connectionId, manage: true }),
      ),
    ];
  },
};
