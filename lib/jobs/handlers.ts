import "server-only";
import { caseDelete, caseEdit } from "@/lib/action-management/operations";
import { accountProfile, accountTeam } from "@/lib/amiqus/account/operations";
import { recordAssignees, sdkToken } from "@/lib/amiqus/cases/operations";
import { fileAttach, fileRedact } from "@/lib/amiqus/files/operations";
import {
  formTemplateCreate,
  formTemplateRemove,
  formTemplateUpdate,
} from "@/lib/amiqus/form-templates/operations";
import {
  clientOrganisations,
  organisationCreate,
  organisationUpdate,
} from "@/lib/amiqus/organisations/operations";
import { correctionAnswer } from "@/lib/amiqus/people/correction-operation";
import { personAssignees, personDecide, personDelete } from "@/lib/amiqus/people/operations";
import {
  caseItems,
  caseReview,
  caseUpdate,
  recordAssign,
  recordExpire,
  recordUpdate,
} from "@/lib/cases/operations";
import { clientAddress, clientCreate, clientUpdate } from "@/lib/clients/operations";
import { caseCreate, recordCreate } from "@/lib/launch/operations";
import { type AnyOperationHandler, anyHandler } from "@/lib/operations/handler";
import * as quickrAccount from "@/lib/quickr/account-operations";
import * as quickrCase from "@/lib/quickr/case-operations";
import { webhookCreate, webhookRemove, webhookUpdate } from "@/lib/webhooks/operations";

/** Every kind of provider write. One that is missing here cannot be looked up after a crash. */
const handlers: AnyOperationHandler[] = [
  anyHandler(clientCreate),
  anyHandler(clientUpdate),
  anyHandler(clientAddress),
  anyHandler(personDecide),
  anyHandler(personDelete),
  anyHandler(personAssignees),
  anyHandler(correctionAnswer),
  anyHandler(organisationCreate),
  anyHandler(organisationUpdate),
  anyHandler(clientOrganisations),
  anyHandler(formTemplateCreate),
  anyHandler(formTemplateUpdate),
  anyHandler(formTemplateRemove),
  anyHandler(recordUpdate),
  anyHandler(recordExpire),
  anyHandler(recordAssign),
  anyHandler(recordAssignees),
  anyHandler(sdkToken),
  anyHandler(caseUpdate),
  anyHandler(caseReview),
  anyHandler(caseItems),
  anyHandler(caseEdit),
  anyHandler(caseDelete),
  anyHandler(recordCreate),
  anyHandler(caseCreate),
  anyHandler(fileAttach),
  anyHandler(fileRedact),
  anyHandler(accountProfile),
  anyHandler(accountTeam),
  anyHandler(quickrCase.declarationCreate),
  anyHandler(quickrCase.declarationUpdate),
  anyHandler(quickrCase.checksRun),
  anyHandler(quickrCase.schedulesChange),
  anyHandler(quickrCase.contractRenew),
  anyHandler(quickrCase.agentEdit),
  anyHandler(quickrCase.checklistAnswer),
  anyHandler(quickrCase.noteCreate),
  anyHandler(quickrCase.automationsAttach),
  anyHandler(quickrAccount.automationWrite),
  anyHandler(quickrAccount.checklistWrite),
  anyHandler(quickrAccount.templateWrite),
  anyHandler(quickrAccount.userCreate),
  anyHandler(quickrAccount.userUpdate),
  anyHandler(quickrAccount.userDelete),
  anyHandler(quickrAccount.accountCreate),
  anyHandler(quickrAccount.accountUpdate),
  anyHandler(quickrAccount.accountAdministrate),
  anyHandler(webhookCreate),
  anyHandler(webhookUpdate),
  anyHandler(webhookRemove),
];

const byKind = new Map(handlers.map((handler) => [handler.kind, handler]));

/** The handler of a kind of operation, or null when this version has none. */
export function handlerOf(kind: string): AnyOperationHandler | null {
  return byKind.get(kind) ?? null;
}
