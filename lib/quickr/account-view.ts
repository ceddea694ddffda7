import type { z } from "zod";
import type { Json } from "@/lib/providers/port";
import type * as schema from "@/lib/providers/quickr/api-schema";
import { idOf, listOf, numberOf, objectOf, textOf } from "@/lib/providers/read";
import { conditionsSchema } from "./automation-schema";
import type {
  AutomationDto,
  ChecklistDto,
  CompanyHitDto,
  QuickrAccountDto,
  QuickrUserDto,
  TemplateDto,
} from "./types";

interface Row<S extends z.ZodType> {
  value: z.output<S>;
  raw: Json;
}

/** A rule of an automation as the form edits it. */
function rule(entry: Json): { type: string; status?: string } {
  const { type, status } = objectOf(entry);
  const code = textOf(status);
  return { type: textOf(type) ?? "unknown", ...(code === null ? {} : { status: code }) };
}

/** An automation for its list and form. */
export function automationDto({ value, raw }: Row<typeof schema.automationSchema>): AutomationDto {
  const conditions = conditionsSchema.safeParse(value.conditions);
  return {
    id: value.id,
    name: value.name,
    description: value.description,
    trigger: value.trigger.map(rule),
    conditions: conditions.success ? conditions.data : null,
    actions: value.actions.map(rule),
    raw,
  };
}

/** A checklist for its list and form. */
export function checklistDto({ value, raw }: Row<typeof schema.checklistSchema>): ChecklistDto {
  return {
    id: value.id,
    name: value.name,
    description: value.description,
    items: value.data.map((item, index) => ({
      id: idOf(item.id) ?? String(index + 1),
      title: textOf(item.title) ?? textOf(item.name) ?? textOf(item.question) ?? `Item ${index + 1}`,
      description: textOf(item.description),
    })),
    raw,
  };
}

/** A template for its list, its form and the launch wizard. */
export function templateDto({ value }: Row<typeof schema.templateSchema>): TemplateDto {
  const preset: Record<string, Json> = value.case ?? {};
  const types = (list: Json | undefined) =>
    listOf(list).flatMap((entry) => textOf(objectOf(entry).type) ?? []);
  return {
    id: value.id,
    name: value.name,
    description: value.description,
    case: preset,
    checks: types(preset.checks),
    sections: types(preset.sections),
  };
}

/** A user, never with a key. */
export function userDto({ value }: Row<typeof schema.userSchema>): QuickrUserDto {
  return {
    id: value.id,
    name: value.name,
    email: value.email,
    type: value.type === "api_key" || value.type === "email" ? value.type : "other",
    scopes: value.scope,
    phoneNumber: value.phone_number,
    lastSeenAt: value.last_seen_at,
    createdAt: value.created_at,
  };
}

/** A partner's account. */
export function accountDto({ value }: Row<typeof schema.accountSchema>): QuickrAccountDto {
  const company: Record<string, Json> = value.company ?? {};
  const number = textOf(company.organization_number) ?? numberOf(company.organization_number)?.toString();
  return {
    accountId: value.account_id,
    name: value.name ?? textOf(company.name) ?? value.account_id,
    organizationNumber: number ?? null,
    country: textOf(company.country),
    type: value.type,
    status: value.status,
    createdAt: value.created_at,
  };
}

/** A company of the register search. */
export function companyDto({ value }: Row<typeof schema.companySchema>): CompanyHitDto {
  return {
    organizationNumber: value.organization_number,
    name: value.name ?? value.organization_number,
    country: value.country ?? "",
    status: value.status,
    companyType: value.company_type,
  };
}
