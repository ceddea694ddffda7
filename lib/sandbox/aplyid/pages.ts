import { Hono } from "hono";
import { html, raw } from "hono/html";
import type { NodeBindings } from "../faults";
import { completeCase, moveCase } from "./lifecycle";
import { flowUrl } from "./webhook";
import { APPROVALS, type AplyidWorld, type Approval, type CaseRow, type ClientRow, STATUSES } from "./world";

const STYLE = `
:root{color-scheme:light dark;font:16px/1.5 system-ui,sans-serif}
body{margin:0;background:Canvas;color:CanvasText}
main{max-width:42rem;margin:0 auto;padding:1.5rem 1rem 4rem}
h1{font-size:1.5rem;margin:.25rem 0 1rem}
fieldset{border:1px solid GrayText;border-radius:8px;padding:1rem;margin:0 0 1rem}
legend{font-size:1.05rem;font-weight:600}
input[type=url]{box-sizing:border-box;width:100%}
select,button,input[type=url]{font:inherit;min-height:2.75rem;padding:.25rem .75rem;border-radius:6px}
label{display:block;margin:.25rem 0}
.notice{border-left:4px solid GrayText;padding:.5rem 1rem}
:focus-visible{outline:3px solid Highlight;outline-offset:2px}
`;

type Content = ReturnType<typeof html>;

const DECISIONS: Record<Approval, string> = {
  approved: "Approve",
  denied: "Deny",
  no_decision_yet: "No decision yet",
};

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

function showFlow(row: CaseRow, client: ClientRow): Content {
  const path = `/aplyid/guided_flows/standard/${row.flowId}`;
  const open = row.status !== "completed" && row.status !== "cancelled";
  return layout(
    "Guided flow",
    html`<p>APLYiD sandbox. You are playing staff.</p>
      <h1>${row.name}</h1>
      <p role="status">Case status: <strong>${row.status}</strong>. Client: <strong>${client.name}</strong>,
        ${client.approval}.</p>
      <p>${row.nature}</p>
      ${row.purged ? html`<p class="notice">Personal data was erased seven days after completion.</p>` : ""}
      ${
        open
          ? html`<form method="post" action="${path}/complete">
              <fieldset>
                <legend>Decision</legend>
                ${APPROVALS.map(
                  (value, index) => html`<label><input type="radio" name="decision" value="${value}"
                    ${index === 0 ? "checked" : ""} /> ${DECISIONS[value]}</label>`,
                )}
                <p><button type="submit">Complete case</button></p>
              </fieldset>
            </form>
            <form method="post" action="${path}/status">
              <fieldset>
                <legend>Status</legend>
                <p>Nobody is told of these: only a completed case is.</p>
                <label for="status">Move to</label>
                <select id="status" name="status">
                  ${STATUSES.filter((status) => status !== "completed").map(
                    (status) => html`<option value="${status}">${status}</option>`,
                  )}
                </select>
                <button type="submit">Save status</button>
              </fieldset>
            </form>`
          : html`<p class="notice">This case takes no more steps.</p>`
      }`,
  );
}

function showPortal(world: AplyidWorld): Content {
  return layout(
    "Portal",
    html`<p>APLYiD sandbox. You are playing an admin of the portal.</p>
      <h1>Integrations</h1>
      ${[...world.integrations.values()].map(
        (one) => html`<form method="post" action="/aplyid/portal">
          <fieldset>
            <legend>${one.key}, ${one.mode}</legend>
            <input type="hidden" name="key" value="${one.key}" />
            <label>Webhook URL <input type="url" name="url" value="${one.webhookUrl ?? ""}" /></label>
            <p><button type="submit">Save webhook</button></p>
            <ul>
              ${[...one.cases.values()].map(
                (row) => html`<li><a href="${flowUrl(world, row)}">${row.name}</a>, ${row.status}</li>`,
              )}
            </ul>
          </fieldset>
        </form>`,
      )}`,
  );
}

const UNKNOWN = layout("Unknown case", html`<h1>Unknown case</h1><p>No case has this address.</p>`);

/** The guided flow behind `case_url`, and the portal's page of integrations: plain forms, no script. */
export function createAplyidPages(world: AplyidWorld): Hono<{ Bindings: NodeBindings }> {
  const pages = new Hono<{ Bindings: NodeBindings }>().basePath("/aplyid");
  const flow = "/guided_flows/standard/:id";
  for (const path of [flow, `${flow}/overview`] as const) {
    pages.get(path, (c) => {
      const visit = world.flow(Number(c.req.param("id")));
      return visit ? c.html(showFlow(visit.row, visit.client)) : c.html(UNKNOWN, 404);
    });
  }
  pages.post(`${flow}/complete`, async (c) => {
    const visit = world.flow(Number(c.req.param("id")));
    if (!visit) return c.html(UNKNOWN, 404);
    const wanted = (await c.req.formData()).get("decision");
    const decision = APPROVALS.find((value) => value === wanted);
    if (decision && visit.row.status !== "completed" && visit.row.status !== "cancelled") {
      completeCase(world, visit.integration, visit.row, decision);
    }
    return c.redirect(`/aplyid/guided_flows/standard/${visit.row.flowId}/overview`, 303);
  });
  pages.post(`${flow}/status`, async (c) => {
    const visit = world.flow(Number(c.req.param("id")));
    if (!visit) return c.html(UNKNOWN, 404);
    const wanted = (await c.req.formData()).get("status");
    const status = STATUSES.find((value) => value === wanted);
    if (status !== undefined && status !== "completed") moveCase(visit.row, status);
    return c.redirect(`/aplyid/guided_flows/standard/${visit.row.flowId}`, 303);
  });
  pages.get("/portal", (c) => {
    world.lastOrigin = new URL(c.req.url).origin;
    return c.html(showPortal(world));
  });
  pages.post("/portal", async (c) => {
    const form = await c.req.formData();
    const integration = world.integrations.get(String(form.get("key") ?? ""));
    const url = String(form.get("url") ?? "").trim();
    if (integration && (url === "" || URL.canParse(url))) integration.webhookUrl = url === "" ? null : url;
    return c.redirect("/aplyid/portal", 303);
  });
  return pages;
}
