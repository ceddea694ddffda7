import "server-only";
import type { TeamContext } from "@/lib/auth/context";
import { withTeam } from "@/lib/db/client";
import { getImport } from "./queries";
import { stepImport } from "./step";
import type { ImportDetail } from "./types";
import { uploadImport } from "./upload";

/** A text as a request's body. */
export function bodyOf(text: string): ReadableStream<Uint8Array> {
  return new Blob([text]).stream();
}

/** Takes a file as the page would. Answers the import's id. */
export async function upload(ctx: TeamContext, text: string, name = "clients.csv"): Promise<string> {
  return (await uploadImport(ctx, { body: bodyOf(text), name })).id;
}

/** Makes an import due now, as time would. With `lease` also one whose process died. */
export async function makeDue(teamId: string, id: string, lease = false): Promise<void> {
  await withTeam(teamId, (tx) =>
    tx.import.updateMany({
      where: { id, teamId },
      data: { notBefore: null, ...(lease ? { leaseUntil: null } : {}) },
    }),
  );
}

/** Works on an import until it needs a person or an answer that is not there yet. Answers where it stands. */
export async function work(ctx: TeamContext, id: string): Promise<ImportDetail> {
  for (let end = await stepImport(ctx.teamId, id); end.next === "more"; )
    end = await stepImport(ctx.teamId, id);
  return getImport(ctx, id);
}

/** CSV of that many different people, with an address in every tenth row. */
export function manyClients(count: number, seed = "import"): string {
  const lines = Array.from({ length: count }, (_, at) => {
    const address = at % 10 === 0 ? `${at + 1},Lyon Drive,Edinburgh,EH12 5HD,GB` : ",,,,";
    const born = new Date(Date.UTC(1950 + (at % 50), at % 12, (at % 28) + 1)).toISOString().slice(0, 10);
    return `Mr,Marty ${at},McFly ${seed} ${at},${seed}-${at}@example.com,07700 900123,${born},${address}`;
  });
  const headings =
    "Title,First name,Last name,E-mail,Mobile,Date of birth,House number,Street,City,Postcode,Country";
  return [headings, ...lines, ""].join("\r\n");
}
