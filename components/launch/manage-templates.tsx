"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useSubmit } from "@/components/auth/use-submit";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { notify } from "@/components/ui/notify";
import { TextInput } from "@/components/ui/text-input";
import { joinWords } from "@/lib/format/names";
import { deleteTemplateAction, renameTemplateAction } from "@/lib/launch/actions";
import { templatesOptions } from "@/lib/launch/query-options";
import type { LaunchTemplateDto } from "@/lib/launch/types";
import { providerEntry } from "@/lib/providers/catalog";

/** Renames and deletes the team's templates. */
export function ManageTemplates({
  templates,
  onClose,
}: {
  templates: readonly LaunchTemplateDto[];
  onClose: () => void;
}) {
  const [doomed, setDoomed] = useState<LaunchTemplateDto | null>(null);
  return (
    <>
      <Dialog
        open
        onClose={onClose}
        title="Templates"
        description="What was launched with a template stays as it is when the template changes."
        footer={<Button onClick={onClose}>Close</Button>}
      >
        <ul className="flex flex-col gap-4">
          {templates.map((template) => (
            <TemplateRow key={template.id} template={template} onDelete={() => setDoomed(template)} />
          ))}
          {templates.length === 0 && <li className="text-ink-2">The team has no templates.</li>}
        </ul>
      </Dialog>
      {doomed && <DeleteTemplate template={doomed} onClose={() => setDoomed(null)} />}
    </>
  );
}

function TemplateRow({ template, onDelete }: { template: LaunchTemplateDto; onDelete: () => void }) {
  const queries = useQueryClient();
  const [name, setName] = useState(template.name);
  const rename = useSubmit(renameTemplateAction);
  const providers = [...new Set(template.parts.map((part) => part.provider))];

  async function save() {
    const done = await rename.submit({ templateId: template.id, name });
    if (!done) return;
    await queries.invalidateQueries({ queryKey: templatesOptions().queryKey });
    notify.success("Template renamed");
  }

  return (
    <li className="flex flex-wrap items-end gap-2">
      <Field
        label={<span>Name of “{template.name}”</span>}
        hint={joinWords(providers.map((provider) => providerEntry(provider)?.label ?? provider))}
        error={rename.failure?.fieldErrors.name ?? rename.failure?.message}
        className="min-w-0 flex-1 basis-48"
      >
        <TextInput value={name} maxLength={80} onChange={(event) => setName(event.target.value)} />
      </Field>
      <Button onClick={save} pending={rename.pending} disabled={name.trim() === template.name}>
        Rename <span className="sr-only">{template.name}</span>
      </Button>
      <Button variant="danger" onClick={onDelete}>
        Delete <span className="sr-only">{template.name}</span>
      </Button>
    </li>
  );
}

function DeleteTemplate({ template, onClose }: { template: LaunchTemplateDto; onClose: () => void }) {
  const queries = useQueryClient();
  const remove = useSubmit(deleteTemplateAction);

  async function onConfirm() {
    const done = await remove.submit({ templateId: template.id });
    if (!done) return;
    await queries.invalidateQueries({ queryKey: templatesOptions().queryKey });
    notify.success("Template deleted");
    onClose();
  }

  return (
    <ConfirmDialog
      open
      onClose={onClose}
      title="Delete template"
      description={`“${template.name}” is deleted for the whole team and cannot be brought back. What was launched with it stays.`}
      confirmLabel="Delete template"
      danger
      pending={remove.pending}
      error={remove.failure?.message ?? null}
      onConfirm={onConfirm}
    />
  );
}
