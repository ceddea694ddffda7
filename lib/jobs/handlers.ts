import "server-only";
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

/** Every kind of provider write. One that is missing here cannot be looked up after a crash. */
const handlers: AnyOperationHandler[] = [
  anyHandler(clientCreate),
  anyHandler(clientUpdate),
  anyHandler(clientAddress),
  anyHandler(recordUpdate),
  anyHandler(recordExpire),
  anyHandler(recordAssign),
  anyHandler(caseUpdate),
  anyHandler(caseReview),
  anyHandler(caseItems),
  anyHandler(recordCreate),
  anyHandler(caseCreate),
];

const byKind = new Map(handlers.map((handler) => [handler.kind, handler]));

/** The handler of a kind of operation, or null when this version has none. */
export function handlerOf(kind: string): AnyOperationHandler | null {
  return byKind.get(kind) ?? null;
}
