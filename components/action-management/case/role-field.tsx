"use client";

import { X } from "lucide-react";
import { Combobox } from "@/components/ui/combobox";
import { Field } from "@/components/ui/field";
import { Fieldset } from "@/components/ui/fieldset";
import { IconButton } from "@/components/ui/icon-button";
import type { CaseEditDto } from "@/lib/action-management/types";
import { personName } from "./edit-words";

interface RoleFieldProps {
  role: { id: string; name: string };
  users: readonly number[];
  choices: CaseEditDto;
  error: readonly string[] | undefined;
  disabled: boolean;
  onChange: (users: number[]) => void;
}

/** The end users who have a role on the case, and the way to add one. */
export function RoleField({ role, users, choices, error, disabled, onChange }: RoleFieldProps) {
  const free = choices.people.filter((person) => person.active && !users.includes(person.id));
  return (
    <Fieldset legend={role.name} error={error}>
      {users.length === 0 ? (
        <p className="text-ink-2 text-sm">Nobody has this role.</p>
      ) : (
        <ul className="flex flex-wrap gap-2">
          {users.map((id) => (
            <li key={id} className="flex items-center gap-1 rounded-md bg-surface-2 py-0.5 pl-2 text-sm">
              {personName(id, choices)}
              {!disabled && (
                <IconButton
                  size="sm"
                  icon={<X aria-hidden="true" />}
                  label={`Take ${personName(id, choices)} off ${role.name}`}
                  onClick={() => onChange(users.filter((one) => one !== id))}
                />
              )}
            </li>
          ))}
        </ul>
      )}
      {!disabled && (
        <Field id={`roles.${role.id}`} label={`Add to ${role.name}`} className="max-w-sm">
          <Combobox
            value={null}
            options={free.map((person) => ({
              value: String(person.id),
              label: person.name,
              ...(person.email === "" ? {} : { hint: person.email }),
            }))}
            emptyText="No other active user of this hub"
            onChange={(value) => {
              if (value !== null) onChange([...users, Number(value)].sort((a, b) => a - b));
            }}
          />
        </Field>
      )}
    </Fieldset>
  );
}
