"use client";

import { Plus } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { TextInput } from "@/components/ui/text-input";
import type { FieldErrors } from "@/lib/errors";
import { RemoveButton } from "../remove-button";
import {
  addAt,
  CONDITION_WORDS,
  type Condition,
  changeAt,
  conditionWords,
  isGroup,
  type Place,
  withType,
} from "./condition-tree";

/** How deep groups may stand in groups. */
const DEEPEST = 3;

interface ConditionsProps {
  all: readonly Condition[];
  /** The group whose conditions are shown; the empty place is the top. */
  place: Place;
  errors: FieldErrors;
  /** Id of the datalist with common JSONPaths. */
  listId: string;
  onChange: (all: Condition[]) => void;
}

const pathOf = (place: Place) => `conditions.${place.join(".conditions.")}`;

function at(all: readonly Condition[], place: Place): readonly Condition[] {
  return place.reduce<readonly Condition[]>((list, index) => {
    const group = list[index];
    return group && isGroup(group) ? group.conditions : [];
  }, all);
}

/** The conditions of one group, each with its own form; groups hold theirs. */
export function Conditions({ all, place, errors, listId, onChange }: ConditionsProps) {
  const own = at(all, place);
  const groupError = errors[place.length === 0 ? "conditions" : `${pathOf(place)}.conditions`];
  return (
    <div data-rows className="flex flex-col gap-2">
      <ol className="flex flex-col gap-3">
        {own.map((condition, index) => (
          // A condition has no name of its own; its place is what it is.
          // biome-ignore lint/suspicious/noArrayIndexKey: as above
          <li key={index} data-row className="border-line-strong border-l-2 pl-3">
            <Editor {...{ all, errors, listId, onChange, condition, place: [...place, index] }} />
          </li>
        ))}
      </ol>
      {groupError && <p className="text-danger text-sm">{groupError[0]}</p>}
      <div>
        <Button
          size="sm"
          icon={<Plus aria-hidden="true" className="size-3.5" />}
          onClick={() => onChange(addAt(all, place))}
        >
          Add condition
          {place.length > 0 && <span className="sr-only"> to group {place.map((n) => n + 1).join(".")}</span>}
        </Button>
      </div>
    </div>
  );
}

function Editor({
  all,
  place,
  errors,
  listId,
  condition,
  onChange,
}: ConditionsProps & { condition: Condition }) {
  const number = place.map((index) => index + 1).join(".");
  const path = pathOf(place);
  const change = (next: Condition) => onChange(changeAt(all, place, () => next));
  const types = CONDITION_WORDS.filter(
    ({ value }) => place.length < DEEPEST || (value !== "and" && value !== "or") || value === condition.type,
  );
  return (
    <fieldset aria-label={`Condition ${number}`} className="flex min-w-0 flex-col gap-2">
      <div className="flex items-end gap-2">
        <Field id={`${path}.type`} label={`Condition ${number}`} className="min-w-0 flex-1">
          <Select
            className="max-w-60"
            value={condition.type}
            options={types}
            onChange={(event) => {
              const type = types.find((one) => one.value === event.target.value)?.value;
              if (type) change(withType(condition, type));
            }}
          />
        </Field>
        <RemoveButton onRemove={() => onChange(changeAt(all, place, () => null))}>
          <span className="sr-only">
            condition {number}, {conditionWords(condition)}
          </span>
        </RemoveButton>
      </div>
      {isGroup(condition) ? (
        <Conditions {...{ all, place, errors, listId, onChange }} />
      ) : (
        <div className="grid gap-2 wide:grid-cols-2">
          <Field id={`${path}.field`} label="Field of the case" error={errors[`${path}.field`]} required>
            <TextInput
              mono
              list={listId}
              autoComplete="off"
              spellCheck={false}
              value={condition.field}
              onChange={(event) => change({ ...condition, field: event.target.value })}
            />
          </Field>
          {"value" in condition && (
            <Field id={`${path}.value`} label="Value" error={errors[`${path}.value`]} required>
              <TextInput
                mono
                autoComplete="off"
                value={condition.value}
                onChange={(event) => change({ ...condition, value: event.target.value })}
              />
            </Field>
          )}
          {"path" in condition && (
            <Field id={`${path}.path`} label="Among the values of" error={errors[`${path}.path`]} required>
              <TextInput
                mono
                list={listId}
                autoComplete="off"
                spellCheck={false}
                value={condition.path}
                onChange={(event) => change({ ...condition, path: event.target.value })}
              />
            </Field>
          )}
        </div>
      )}
    </fieldset>
  );
}
