"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Field } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { Select } from "@/components/ui/select";
import { may, type Role } from "@/lib/auth/roles";
import type { ConnectionChoice } from "@/lib/connections/types";
import { joinWords } from "@/lib/format/names";
import { templatesOptions } from "@/lib/launch/query-options";
import type { LaunchTemplateDto, TemplatePart } from "@/lib/launch/types";
import { providerEntry } from "@/lib/providers/catalog";
import { ManageTemplates } from "./manage-templates";
import { SaveTemplate } from "./save-template";
import type { ChosenPart, KeptPart } from "./use-parts";

interface TemplateBarProps {
  role: Role;
  parts: readonly ChosenPart[];
  connections: readonly ConnectionChoice[];
  /** Something is filled in that a template would replace. */
  dirty: boolean;
  onUse: (kept: readonly KeptPart[]) => Promise<KeptPart[]>;
}

/** Starts the form from a bundle that the team saved, and saves what is there as one. */
export function TemplateBar({ role, parts, connections, dirty, onUse }: TemplateBarProps) {
  const { data: templates = [] } = useQuery(templatesOptions());
  const [asked, setAsked] = useState<LaunchTemplateDto | null>(null);
  const [unfit, setUnfit] = useState<{ name: string; at: string[] } | null>(null);
  const [open, setOpen] = useState<"save" | "manage" | null>(null);
  const write = may(role, "template.write");
  const complete = parts.length > 0 && parts.every((part) => part.state !== null);
  if (templates.length === 0 && !write) return null;

  async function use(template: LaunchTemplateDto) {
    setAsked(null);
    const placed = template.parts.map((part) => ({ part, at: placeOf(part, connections) }));
    const gone = placed.flatMap(({ part, at }) => (at === null ? [labelOf(part.provider)] : []));
    const kept = placed.flatMap(({ part, at }) => (at === null ? [] : [{ ...part, connectionId: at.id }]));
    const refused = await onUse(kept);
    const at = [...gone, ...refused.map((part) => labelOf(part.provider))];
    setUnfit(at.length > 0 ? { name: template.name, at } : null);
  }

  return (
    <div className="flex flex-col gap-2">
      <div className="flex flex-wrap items-end gap-2">
        {templates.length > 0 && (
          <Field label="Start from a template" className="w-72 max-w-full">
            <Select
              value=""
              placeholder="Choose a template"
              options={templates.map((one) => ({ value: one.id, label: one.name }))}
              onChange={(event) => {
                const template = templates.find((one) => one.id === event.target.value);
                if (template && dirty) setAsked(template);
                else if (template) void use(template);
              }}
            />
          </Field>
        )}
        {write && (
          <Button variant="quiet" disabled={!complete} onClick={() => setOpen("save")}>
            Save as template
          </Button>
        )}
        {write && templates.length > 0 && (
          <Button variant="quiet" onClick={() => setOpen("manage")}>
            Manage templates
          </Button>
        )}
      </div>
      {unfit && (
        <Notice tone="warning" title={`Part of “${unfit.name}” no longer fits`}>
          What it held for {joinWords([...new Set(unfit.at)])} is left out: the connection is gone, or the
          provider is asked for other things now. Fill it in by hand and save the template again.
        </Notice>
      )}
      <ConfirmDialog
        open={asked !== null}
        onClose={() => setAsked(null)}
        title="Replace what is filled in"
        description={`“${asked?.name ?? ""}” takes the place of what this form holds.`}
        confirmLabel="Use template"
        onConfirm={() => {
          if (asked) void use(asked);
        }}
      />
      {open === "save" && <SaveTemplate parts={parts} onClose={() => setOpen(null)} />}
      {open === "manage" && <ManageTemplates templates={templates} onClose={() => setOpen(null)} />}
    </div>
  );
}

/** The template's own connection, else another one of the provider, one that works before one that does not. */
function placeOf(part: TemplatePart, connections: readonly ConnectionChoice[]): ConnectionChoice | null {
  const own = connections.find((one) => one.id === part.connectionId && one.provider === part.provider);
  const others = connections.filter((one) => one.provider === part.provider);
  return own ?? others.find((one) => one.status === "healthy") ?? others[0] ?? null;
}

const labelOf = (provider: string) => providerEntry(provider)?.label ?? provider;
