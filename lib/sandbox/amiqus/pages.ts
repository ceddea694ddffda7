import { type Context, Hono } from "hono";
import { html, raw } from "hono/html";
import type { NodeBindings } from "../faults";
import { Refusal } from "./http";
import { expireNow, settle } from "./lifecycle";
import type { RecordRow, StepRow } from "./model";
import { outcomesOf, playStep } from "./play";
import { decodePerformCode, isOpen, showName } from "./serialise";
import type { AmiqusTeam, AmiqusWorld } from "./world";

const LABELS: Record<string, string> = {
  "check.credit": "Credit report",
  "check.criminal_record": "Criminal record",
  "check.dummy": "Dummy",
  "check.hscni_access_ni": "HSCNI Access NI",
  "check.identity": "Identity report",
  "check.nhs_esr": "NHS ESR",
  "check.banking_information": "Banking information",
  "check.photo_id": "Photo ID",
  "check.employment_referencing": "Employment referencing",
  "check.reference": "Employment history",
  "check.thorntons_onboarding": "Thorntons Onboarding",
  "check.video": "Face capture",
  "check.watchlist": "Watchlist",
  "document.request": "Document request",
  "document.transfer": "Document transfer",
  form: "Form",
};

const STYLE = `
:root{color-scheme:light dark;font:16px/1.5 system-ui,sans-serif}
body{margin:0;background:Canvas;color:CanvasText}
main{max-width:42rem;margin:0 auto;padding:1.5rem 1rem 4rem}
h1{font-size:1.5rem;margin:.25rem 0 1rem}
fieldset,section{border:1px solid GrayText;border-radius:8px;padding:1rem;margin:0 0 1rem}
legend,h2{font-size:1.05rem;font-weight:600;margin:0 0 .5rem}
select,button{font:inherit;min-height:2.75rem;padding:.25rem .75rem;border-radius:6px}
label{display:block;margin-bottom:.25rem}
.notice{border-left:4px solid GrayText;padding:.5rem 1rem}
.row{display:flex;gap:.75rem;flex-wrap:wrap;align-items:end}
:focus-visible{outline:3px solid Highlight;outline-offset:2px}
`;

type PageEnv = { Bindings: NodeBindings };
type Content = ReturnType<typeof html>;

interface Visit {
  team: AmiqusTeam;
  row: RecordRow;
  code: string;
}

/** The record behind a code; to change it, ask with `edit`, since only looking must store nothing. */
function visitOf(world: AmiqusWorld, c: Context<PageEnv>, way: "get" | "edit"): Visit | undefined {
  const code = c.req.param("code") ?? "";
  const id = decodePerformCode(world, code);
  for (const team of world.teams.values()) {
    const row = team.records[way](id);
    if (row !== undefined) return { team, row, code };
  }
  return undefined;
}

function layout(title: string, body: Content): Content {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>${title}</title>
        <style>${raw(STYLE)}</style>
      </head>
      <body><main>${body}</main></body>
    </html>`;
}

function stepLabel(step: StepRow): string {
  const title = step.preferences?.title;
  const label = LABELS[step.type] ?? step.type;
  return typeof title === "string" ? `${label}: ${title}` : label;
}

function stepState(step: StepRow): string {
  if (step.check !== null && step.completedAt !== null) return `Sent. The check is ${step.check.status}.`;
  if (step.completedAt !== null) return "Complete.";
  return step.amend ? "Changes were asked for." : "Not done yet.";
}

function showStep(visit: Visit, step: StepRow, open: boolean): Content {
  const playable =
    step.completedAt === null ? open : step.check?.status === "submitted" || step.check?.status === "paused";
  const label = stepLabel(step);
  if (!playable) {
    return html`<section aria-labelledby="step-${step.id}">
      <h2 id="step-${step.id}">${label}</h2>
      <p>${stepState(step)}</p>
    </section>`;
  }
  return html`<form method="post" action="/amiqus/i/${visit.code}/steps/${step.id}">
    <fieldset>
      <legend>${label}</legend>
      <p>${stepState(step)}</p>
      <div class="row">
        <div>
          <label for="outcome-${step.id}">Outcome of ${label}</label>
          <select id="outcome-${step.id}" name="outcome">
            ${outcomesOf(step).map((outcome) => html`<option value="${outcome}">${outcome}</option>`)}
          </select>
        </div>
        <button type="submit">Complete ${label}</button>
      </div>
    </fieldset>
  </form>`;
}

function showVisit(world: AmiqusWorld, visit: Visit, fault: string | null): Content {
  const { row, team } = visit;
  const client = team.clients.get(row.clientId);
  const open = isOpen(world, row);
  const name = client === undefined ? "" : String(showName(client.name).full_name);
  return layout(
    `Request from ${team.profile.name}`,
    html`<p>Amiqus sandbox. You are playing the client.</p>
      <h1>Request from ${team.profile.name} for ${name}</h1>
      <p role="status">Request status: <strong>${row.status}</strong></p>
      ${fault === null ? "" : html`<p class="notice" role="alert">${fault}</p>`}
      ${row.message === null ? "" : html`<p class="notice">${row.message}</p>`}
      ${open ? "" : html`<p class="notice">This request takes no more steps.</p>`}
      ${
        open && row.status === "pending"
          ? html`<form method="post" action="/amiqus/i/${visit.code}/start">
              <p><button type="submit">Start without completing a step</button></p>
            </form>`
          : ""
      }
      ${row.steps.map((step) => showStep(visit, step, open))}
      ${
        open
          ? html`<form method="post" action="/amiqus/i/${visit.code}/abandon">
              <button type="submit">Abandon this request</button>
            </form>`
          : ""
      }`,
  );
}

const UNKNOWN = layout("Unknown request", html`<h1>Unknown request</h1><p>No request has this address.</p>`);

/** The hosted pages behind `perform_url`: plain forms, no script, one page per request. */
export function createPages(world: AmiqusWorld): Hono<PageEnv> {
  const pages = new Hono<PageEnv>().basePath("/amiqus");
  pages.get("/i/:code", (c) => {
    const visit = visitOf(world, c, "get");
    return visit === undefined ? c.html(UNKNOWN, 404) : c.html(showVisit(world, visit, null));
  });
  pages.post("/i/:code/start", (c) =>
    act(world, c, ({ team, row }) => {
      row.started = true;
      settle(world, team, row);
    }),
  );
  pages.post("/i/:code/abandon", (c) => act(world, c, ({ team, row }) => expireNow(world, team, row)));
  pages.post("/i/:code/steps/:stepId", async (c) => {
    const form = await c.req.formData();
    const outcome = String(form.get("outcome") ?? "");
    return act(world, c, ({ team, row }) => {
      const step = row.steps.find((candidate) => candidate.id === Number(c.req.param("stepId")));
      if (step === undefined) throw new Refusal(404, { errors: ["The step does not exist"] });
      playStep(world, team, row, step, outcome);
    });
  });
  return pages;
}

async function act(world: AmiqusWorld, c: Context<PageEnv>, work: (visit: Visit) => void): Promise<Response> {
  const visit = visitOf(world, c, "edit");
  if (visit === undefined) return c.html(UNKNOWN, 404);
  try {
    work(visit);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const messages = Object.values(error.body ?? {})
      .flat()
      .join(" ");
    return c.html(showVisit(world, visit, messages), 422);
  }
  return c.redirect(`/amiqus/i/${visit.code}`, 303);
}
