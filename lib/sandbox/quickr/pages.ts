import { type Context, Hono } from "hono";
import { html, raw } from "hono/html";
import type { NodeBindings } from "../faults";
import { declare, finishDeclaration, runNow, sign } from "./lifecycle";
import type { CaseRow, JsonObject } from "./model";
import { rowsOf } from "./register-data";
import type { QuickrWorld } from "./world";

const STYLE = `
:root{color-scheme:light dark;font:16px/1.5 system-ui,sans-serif}
body{margin:0;background:Canvas;color:CanvasText}
main{max-width:42rem;margin:0 auto;padding:1.5rem 1rem 4rem}
fieldset{border:1px solid GrayText;border-radius:8px;padding:1rem;margin:0 0 1rem}
legend{font-weight:600}
input,button{font:inherit;min-height:2.75rem;padding:.25rem .75rem;border-radius:6px;max-width:100%;box-sizing:border-box}
label{display:block;margin:.5rem 0}
:focus-visible{outline:3px solid Highlight;outline-offset:2px}
`;

type PageEnv = { Bindings: NodeBindings };
type Content = ReturnType<typeof html>;

/** What the hosted form asks for, by section, beside what is filled in already. */
const FIELDS: Readonly<Record<string, readonly string[]>> = {
  company: ["name", "organization_number", "country"],
  individual: ["first_name", "last_name", "birth_date", "email"],
  ultimate_beneficial_ownership: [
    "first_name",
    "last_name",
    "birth_date",
    "country",
    "percent_voting_shares",
  ],
  signatory: ["first_name", "last_name", "birth_date", "title", "email"],
  bank_account: ["bank_account_number", "country"],
  payment_information: ["merchant_category_code"],
  website: ["url"],
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
      <body><main><p>Quickr sandbox. You are playing the client.</p>${body}</main></body>
    </html>`;
}

const UNKNOWN = layout("Unknown page", html`<h1>Unknown page</h1>`);
const words = (code: string) => code.replaceAll("_", " ");

function shownRows(row: CaseRow, type: string): JsonObject[] {
  const declared = rowsOf(row.declared, type);
  const rows = declared.length > 0 ? declared : rowsOf(row.prefills, type);
  return rows.length > 0 ? rows : type === "agreement" || type === "product_service" ? [] : [{}];
}

function sectionFields(row: CaseRow, type: string): Content {
  return html`<fieldset>
    <legend>${words(type)}</legend>
    ${shownRows(row, type).map((entry, index) =>
      type === "agreement"
        ? html`<label>
            <input type="checkbox" name="${type}.${index}.accepted" value="true" />
            I accept ${String(entry.name)}
          </label>`
        : (FIELDS[type] ?? []).map((field) => {
            const name = `${type}.${index}.${field}`;
            return html`<label>
              ${words(type)} ${index + 1}: ${words(field)}
              <input name="${name}" value="${String(entry[field] ?? "")}" />
            </label>`;
          }),
    )}
  </fieldset>`;
}

function readSections(row: CaseRow, form: FormData): { type: string; data: JsonObject[] }[] {
  return row.sections.map((type) => ({
    type,
    data: shownRows(row, type)
      .map((entry, index): JsonObject => {
        const fields = type === "agreement" ? ["accepted"] : (FIELDS[type] ?? []);
        const given = fields.flatMap((field): [string, string | number | boolean][] => {
          const text = form.get(`${type}.${index}.${field}`);
          if (field === "accepted") return [[field, text === "true"]];
          if (typeof text !== "string" || text === "") return [];
          return [[field, field === "percent_voting_shares" ? Number(text) : text]];
        });
        return { ...entry, ...Object.fromEntries(given) };
      })
      .filter((entry) => Object.keys(entry).length > 0),
  }));
}

/** The hosted declaration form, the signing pages, identity verification, and files behind presigned addresses. */
export function createPages(world: QuickrWorld): Hono<PageEnv> {
  const pages = new Hono<PageEnv>().basePath("/quickr");
  const caseOf = (c: Context<PageEnv>) =>
    [...world.cases.values()].find((row) => row.code === c.req.param("code"));

  pages.get("/form/:code", (c) => {
    const row = caseOf(c);
    if (!row || row.declarationId === null) return c.html(UNKNOWN, 404);
    if (row.declaredAt !== null)
      return c.html(layout("Form", html`<h1>Thank you</h1><p role="status">The form is complete.</p>`));
    return c.html(
      layout(
        "Form",
        html`<h1>Form for ${String(row.publisher?.name ?? "your customer")}</h1>
          <form method="post" action="/quickr/form/${row.code}">
            ${row.sections.map((type) => sectionFields(row, type))}
            <label>Your name <input name="submitter.name" value="Ivar Ragnarsson" /></label>
            <label>Your e-mail <input name="submitter.email" value="ivar@ragnarok.example" /></label>
            <button type="submit">Finish the form</button>
          </form>`,
      ),
    );
  });
  pages.post("/form/:code", async (c) => {
    const row = caseOf(c);
    if (!row || row.declarationId === null) return c.html(UNKNOWN, 404);
    if (row.declaredAt === null) {
      const form = await c.req.formData();
      declare(world, row, readSections(row, form));
      finishDeclaration(world, row, {
        name: String(form.get("submitter.name") ?? ""),
        email: String(form.get("submitter.email") ?? ""),
      });
    }
    return c.redirect(`/quickr/form/${row.code}`, 303);
  });
  pages.get("/sign/:code/:sid", (c) => {
    const row = caseOf(c);
    const person = row?.contract?.signatories.find((one) => one.id === c.req.param("sid"));
    if (!row?.contract || !person) return c.html(UNKNOWN, 404);
    const open = row.contract.status === "PENDING" && person.signedAt === null;
    return c.html(
      layout(
        "Sign",
        html`<h1>Contract for ${person.name}</h1>
          <p role="status">${person.signedAt === null ? `The contract is ${row.contract.status}.` : "You have signed."}</p>
          ${
            open
              ? html`<form method="post" action="/quickr/sign/${row.code}/${person.id}">
                  <label>Name on the BankID <input name="name" value="${person.name}" /></label>
                  <button type="submit">Sign with BankID</button>
                </form>`
              : ""
          }`,
      ),
    );
  });
  pages.post("/sign/:code/:sid", async (c) => {
    const row = caseOf(c);
    if (!row) return c.html(UNKNOWN, 404);
    const sid = c.req.param("sid");
    const name = (await c.req.formData()).get("name");
    sign(world, row, sid, typeof name === "string" && name !== "" ? name : null);
    return c.redirect(`/quickr/sign/${row.code}/${sid}`, 303);
  });
  pages.get("/verify/:code/:vid", (c) => {
    const row = caseOf(c);
    const one = row?.verifications.find((entry) => entry.id === c.req.param("vid"));
    if (!row || !one) return c.html(UNKNOWN, 404);
    return c.html(
      layout(
        "Verify",
        html`<h1>Verify ${one.name}</h1>
          <p role="status">${one.verifiedAt === null ? "Not verified yet." : "Verified."}</p>
          <form method="post" action="/quickr/verify/${row.code}/${one.id}">
            <button type="submit">Verify with BankID</button>
          </form>`,
      ),
    );
  });
  pages.post("/verify/:code/:vid", (c) => {
    const row = caseOf(c);
    const one = row?.verifications.find((entry) => entry.id === c.req.param("vid"));
    if (!row || !one) return c.html(UNKNOWN, 404);
    one.verifiedAt ??= world.now();
    runNow(world, row, ["identity_verification"], "identity_verified");
    return c.redirect(`/quickr/verify/${row.code}/${one.id}`, 303);
  });
  pages.get("/files/:fid", (c) => {
    const grant = world.presigned.get(c.req.query("signature") ?? "");
    const file = world.files.get(c.req.param("fid"));
    if (!file || grant?.fileId !== file.id || grant.expires <= world.now())
      return c.text("Access denied", 403);
    return new Response(file.bytes, {
      headers: {
        "content-type": file.mimeType,
        "content-length": String(file.bytes.length),
        "content-disposition": `attachment; filename="${file.name}"`,
      },
    });
  });
  return pages;
}
