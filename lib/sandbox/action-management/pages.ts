import { Hono } from "hono";
import { html, raw } from "hono/html";
import type { NodeBindings } from "../faults";
import { MOUNT } from "./http";
import { responseSchema, takeResponse } from "./responses";
import type { ActionManagementWorld } from "./world";

const STYLE = `
:root{color-scheme:light dark;font:16px/1.5 system-ui,sans-serif}
body{margin:0;background:Canvas;color:CanvasText}
main{max-width:36rem;margin:0 auto;padding:1.5rem 1rem 4rem}
label{display:block;margin:0 0 .25rem}
input,select,textarea,button{font:inherit;min-height:2.75rem;padding:.25rem .75rem;border-radius:6px;width:100%;box-sizing:border-box;margin-bottom:1rem}
:focus-visible{outline:3px solid Highlight;outline-offset:2px}
`;

function layout(title: string, body: ReturnType<typeof html>) {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>${title}</title>
        <style>${raw(STYLE)}</style>
      </head>
      <body><main><h1>${title}</h1>${body}</main></body>
    </html>`;
}

const field = (name: string, label: string, type = "text") => html`
  <label for="${name}">${label}</label><input id="${name}" name="${name}" type="${type}" />
`;

/** The survey whose responses raise cases, at `/action-management/survey/{hub}`: a person plays the customer. */
export function createSurvey(world: ActionManagementWorld): Hono<{ Bindings: NodeBindings }> {
  const app = new Hono<{ Bindings: NodeBindings }>().basePath(`${MOUNT}/survey`);
  app.get("/:hub", (c) => {
    if (!world.hubs.has(Number(c.req.param("hub")))) return c.html(layout("No such survey", html``), 404);
    return c.html(
      layout(
        "How was it?",
        html`<form method="post">
          ${field("name", "Your name")} ${field("email", "E-mail address", "email")}
          <label for="satisfaction">How satisfied are you?</label>
          <select id="satisfaction" name="satisfaction">
            <option>Low</option>
            <option>Medium</option>
            <option>High</option>
          </select>
          ${field("country", "Country")}
          <label for="comment">What should we know?</label>
          <textarea id="comment" name="comment" rows="4"></textarea>
          <button>Send answers</button>
        </form>`,
      ),
    );
  });
  app.post("/:hub", async (c) => {
    const hub = world.hubs.get(Number(c.req.param("hub")));
    if (hub === undefined) return c.html(layout("No such survey", html``), 404);
    const answers = responseSchema.safeParse(Object.fromEntries(new URLSearchParams(await c.req.text())));
    if (!answers.success) {
      return c.html(
        layout("Something is not filled in", html`<p>Go back and look at the e-mail address.</p>`),
        400,
      );
    }
    const raised = takeResponse(world, hub, answers.data);
    const words = raised === null ? "No case was raised." : `Case ${raised.id} was raised.`;
    return c.html(layout("Thank you", html`<p>${words}</p>`));
  });
  return app;
}
