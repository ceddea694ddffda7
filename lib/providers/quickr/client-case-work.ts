import "server-only";
import type { z } from "zod";
import * as schema from "./api-schema";
import { METHODS, PATHS } from "./assumptions";
import * as input from "./client-input";
import { checked, unreadable } from "./failures";
import { pathOf, type Transport } from "./transport";

/** Declarations, contracts, notes, agent edits, checklist answers, verifications and files of cases. */
export const caseWorkOperations = (quickr: Transport) => ({
  /** POST /cases/{cid}/declarations, without a body: the hosted form of a case that was checked at once. */
  createDeclaration: async (cid: string) =>
    quickr.send("POST", pathOf(PATHS.declarations, { cid }), schema.declarationSchema),
  /** PUT /cases/{cid}/declarations/{did}: some of it, or the last of it. */
  updateDeclaration: async (cid: string, did: string, body: z.input<typeof input.declarationUpdateSchema>) =>
    quickr.sendOptional(
      "PUT",
      pathOf(PATHS.declaration, { cid, did }),
      schema.looseSchema,
      checked(input.declarationUpdateSchema, body),
    ),
  /** GET /cases/{cid}/contracts/{contract_id} */
  retrieveContract: async (cid: string, contract: string) =>
    quickr.get(pathOf(PATHS.contract, { cid, contract }), schema.contractSchema),
  /** POST /cases/{cid}/contracts/{contract_id}: signing starts over, everybody signs again. */
  renewContract: async (cid: string, contract: string) =>
    quickr.send("POST", pathOf(PATHS.contract, { cid, contract }), schema.contractSchema),
  /** GET /cases/{cid}/contracts/{contract_id}/signatories/{sid}/sign: where that person signs. */
  signLink: async (cid: string, contract: string, sid: string): Promise<string> => {
    const { value } = await quickr.get(pathOf(PATHS.sign, { cid, contract, sid }), schema.linkSchema);
    return webAddress(value.url ?? value.redirect_url);
  },
  /** POST /cases/{cid}/notes */
  createNote: async (cid: string, body: z.input<typeof input.noteSchema>) =>
    quickr.send("POST", pathOf(PATHS.notes, { cid }), schema.noteSchema, checked(input.noteSchema, body)),
  /** POST /cases/{cid}/agent-edits: declared values put right by staff. */
  createAgentEdit: async (cid: string, body: z.input<typeof input.agentEditSchema>) =>
    quickr.send(
      "POST",
      pathOf(PATHS.agentEdits, { cid }),
      schema.agentEditSchema,
      checked(input.agentEditSchema, body),
    ),
  /** PUT /cases/{cid}/agent-checklists/{chkid}: answers to items of a checklist of the case. */
  answerChecklist: async (cid: string, chkid: string, answers: z.input<typeof input.answersSchema>) =>
    quickr.send(
      METHODS.agentChecklist,
      pathOf(PATHS.agentChecklist, { cid, chkid }),
      schema.agentChecklistSchema,
      {
        data: checked(input.answersSchema, answers),
      },
    ),
  /** GET /cases/{cid}/identity-verifications */
  listVerifications: async (cid: string) =>
    quickr.all(pathOf(PATHS.identityVerifications, { cid }), schema.verificationSchema),
  /** GET /cases/{cid}/identity-verifications/{verification_id}/initiate: where that person shows who they are. */
  initiateVerification: async (cid: string, vid: string): Promise<string> => {
    const { value } = await quickr.get(pathOf(PATHS.initiateVerification, { cid, vid }), schema.linkSchema);
    return webAddress(value.url ?? value.redirect_url);
  },
  /** GET /files/{fid}, and the file behind the presigned address that it answers. */
  downloadFile: async (fid: string) => {
    const { value } = await quickr.get(pathOf(PATHS.file, { fid }), schema.fileLinkSchema);
    if (value.url === null) throw unreadable("the file has no address.");
    const file = await quickr.presigned(value.url);
    return { ...file, fileName: value.name ?? file.fileName ?? `quickr-${fid}` };
  },
});

function webAddress(url: string | null): string {
  if (url === null || !URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol)) {
    throw unreadable("there is no link in the answer.");
  }
  return url;
}
