"use client";

import { useState } from "react";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { EmptyState } from "@/components/ui/empty-state";
import { Section } from "@/components/ui/section";
import { Table, Td, Th, Tr } from "@/components/ui/table";
import { accountKeys } from "@/lib/amiqus/account/query-options";
import type { TemplateDto } from "@/lib/amiqus/account/types";
import { removeFormTemplateAction } from "@/lib/amiqus/form-templates/actions";
import { useAmiqusWrite } from "../use-amiqus-write";
import { FormTemplateDialog } from "./form-template-dialog";

interface FormTemplatesSectionProps {
  connectionId: string;
  manage: boolean;
  forms: readonly TemplateDto[];
}

/** The questions that a client may be asked; admins make, change and delete them. */
export function FormTemplatesSection({ connectionId, manage, forms }: FormTemplatesSectionProps) {
  const { write, pending } = useAmiqusWrite();
  const [editing, setEditing] = useState<string | "new" | null>(null);
  const [removing, setRemoving] = useState<TemplateDto | null>(null);
  const [error, setError] = useState<string | null>(null);

  function remove({ id, name }: TemplateDto) {
    setError(null);
    void write({
      name: "remove",
      send: (operationId) => removeFormTemplateAction({ operationId, connectionId, reference: id }),
      done: `${name} is deleted at Amiqus`,
      onRefused: (refusal) => setError(refusal.message),
      onGone: () => setRemoving(null),
      alsoStale: accountKeys.templates(connectionId),
    });
  }

  return (
    <Section
      title="Forms"
      description="Questions that a client may be asked."
      actions={manage && <Button onClick={() => setEditing("new")}>Create form</Button>}
    >
      {forms.length === 0 ? (
        <EmptyState title="None yet">
          {manage ? "Create one to ask clients in your own words." : "An admin can create one."}
        </EmptyState>
      ) : (
        <Table caption="Forms">
          <thead>
            <Tr>
              <Th>Name</Th>
              <Th>Description</Th>
              <Th>Holds</Th>
              <Th>State</Th>
              {manage && (
                <Th>
                  <span className="sr-only">Actions</span>
                </Th>
              )}
            </Tr>
          </thead>
          <tbody>
            {forms.map((form) => (
              <Tr key={form.id}>
                <Th scope="row" className="wrap-anywhere">
                  {form.name}
                </Th>
                <Td className="wrap-anywhere">{form.description}</Td>
                <Td>{form.detail}</Td>
                <Td>
                  <Badge tone={form.enabled ? "approved" : "hold"}>
                    {form.enabled ? "On" : "Switched off"}
                  </Badge>
                </Td>
                {manage && (
                  <Td>
                    <span className="flex flex-wrap gap-1">
                      <Button
                        size="sm"
                        variant="quiet"
                        aria-label={`Edit ${form.name}`}
                        onClick={() => setEditing(form.id)}
                      >
                        Edit
                      </Button>
                      <Button
                        size="sm"
                        variant="quiet"
                        aria-label={`Delete ${form.name}`}
                        onClick={() => setRemoving(form)}
                      >
                        Delete
                      </Button>
                    </span>
                  </Td>
                )}
              </Tr>
            ))}
          </tbody>
        </Table>
      )}
      {editing && (
        <FormTemplateDialog
          connectionId={connectionId}
          reference={editing === "new" ? null : editing}
          onClose={() => setEditing(null)}
        />
      )}
      <ConfirmDialog
        open={removing !== null}
        onClose={() => setRemoving(null)}
        title="Delete form"
        description={`${removing?.name ?? ""} cannot be chosen any more. Amiqus cannot undo it. Forms already sent, and their answers, stay.`}
        confirmLabel="Delete form"
        danger
        pending={pending === "remove"}
        error={error}
        onConfirm={() => removing && remove(removing)}
      />
    </Section>
  );
}
