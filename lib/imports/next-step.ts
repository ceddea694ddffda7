import { addressFieldErrors, clientFieldErrors } from "@/lib/clients/field-paths";
import type { OperationError, OperationState } from "@/lib/operations/types";
import type { RowReason } from "./types";

/** One provider write about a client at one connection, as far as an import needs to know it. */
export interface WriteFact {
  kind: "client.create" | "client.address";
  state: OperationState;
  /** Nothing is left to do about it. */
  finished: boolean;
  error: OperationError | null;
}

/** Whose fault a refusal is: the row's, or the connection's, which later may take the same row. */
export type Fault = "row" | "later" | "connection";

const rowFaults = new Set(["invalid-request", "conflict", "dismissed"]);
const passing = new Set(["rate-limited", "unavailable", "timeout"]);

/** Judges a write that was not carried out. */
export function faultOf(error: OperationError | null): Fault {
  if (error === null || rowFaults.has(error.code)) return "row";
  return passing.has(error.code) ? "later" : "connection";
}

/** What is to be done next for one row at one connection. `ended` counts earlier attempts that came to nothing. */
export type Step =
  | { do: "create" | "address"; ended: number }
  | { do: "nothing"; result: "created" | "failed"; reasons: RowReason[] }
  | { do: "wait" };

function reasonsOf(error: OperationError | null, paths: typeof clientFieldErrors): RowReason[] {
  const fields = Object.entries(paths(error?.fieldErrors ?? {})).flatMap(([field, messages]) =>
    messages.map((message) => ({ field, message })),
  );
  return fields.length > 0 ? fields : [{ message: error?.message ?? "It was not taken." }];
}

type Standing = {
  at: "open" | "sent" | "absent" | "refused" | "new";
  ended: number;
  error: OperationError | null;
};

/** Where the writes of one kind stand, oldest first. */
function standing(writes: readonly WriteFact[]): Standing {
  const ended = writes.filter((write) => write.finished && write.state !== "sent").length;
  const sent = writes.find((write) => write.state === "sent");
  if (sent) return { at: sent.finished ? "sent" : "open", ended, error: null };
  const open = writes.find((write) => !write.finished);
  if (open) return { at: open.state === "absent" ? "absent" : "open", ended, error: open.error };
  const last = writes.at(-1);
  if (!last) return { at: "new", ended, error: null };
  return { at: faultOf(last.error) === "row" ? "refused" : "new", ended, error: last.error };
}

/**
 * What a row's writes at one connection ask for, oldest write first. An open write is never repeated: it is looked up
 * elsewhere, and until then the row waits. The address follows the client; a client whose address is refused is created.
 */
export function nextStep(writes: readonly WriteFact[], hasAddress: boolean): Step {
  const create = standing(writes.filter((write) => write.kind === "client.create"));
  if (create.at === "open") return { do: "wait" };
  if (create.at === "new") return { do: "create", ended: create.ended };
  if (create.at === "refused")
    return { do: "nothing", result: "failed", reasons: reasonsOf(create.error, clientFieldErrors) };
  if (create.at === "absent") {
    const message = "It did not arrive. Open the client to send it again.";
    return { do: "nothing", result: "failed", reasons: [{ message }] };
  }
  if (!hasAddress) return { do: "nothing", result: "created", reasons: [] };
  const address = standing(writes.filter((write) => write.kind === "client.address"));
  if (address.at === "open") return { do: "wait" };
  if (address.at === "new") return { do: "address", ended: address.ended };
  if (address.at === "sent") return { do: "nothing", result: "created", reasons: [] };
  const reasons =
    address.at === "refused"
      ? reasonsOf(address.error, addressFieldErrors)
      : [{ field: "address", message: "The address did not arrive. Open the client to send it again." }];
  return { do: "nothing", result: "created", reasons };
}
