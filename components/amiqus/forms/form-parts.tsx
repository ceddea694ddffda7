import { Check, Circle, CircleDot, Flag, Square, SquareCheck } from "lucide-react";
import type { ReactNode } from "react";
import { AttachmentButtons, AttachmentName } from "@/components/amiqus/files/attachment-buttons";
import { Badge } from "@/components/ui/badge";
import { cn } from "@/components/ui/cn";
import type { Condition, FormPart } from "@/lib/amiqus/forms/types";
import { joinWords } from "@/lib/format/names";
import { RichText } from "./rich-text";

type Answer = Extract<FormPart, { kind: "answer" }>;

interface FormPartsProps {
  at: { clientId: string; connectionId: string };
  parts: readonly FormPart[];
  level?: number;
}

/** The parts of a form in their order, answers as they were given. */
export function FormParts({ at, parts, level = 0 }: FormPartsProps) {
  return parts.map((part) => {
    if (part.kind === "section") {
      return (
        <section
          key={part.id}
          aria-label={part.label || undefined}
          className={cn(level > 0 && "border-t pt-3")}
        >
          {part.label && <h3 className="mb-2 font-semibold text-base">{part.label}</h3>}
          <div className="flex flex-col gap-4">
            <FormParts at={at} parts={part.parts} level={level + 1} />
          </div>
        </section>
      );
    }
    return (
      <Shown key={part.id} conditions={part.conditions}>
        {part.kind === "heading" && <h4 className="font-semibold text-sm">{part.label}</h4>}
        {part.kind === "rich_text" && (
          <div className="flex flex-col gap-2">
            <RichText blocks={part.blocks} />
          </div>
        )}
        {part.kind === "answer" && <Question at={at} part={part} />}
      </Shown>
    );
  });
}

function wanted({ label, values }: Condition): string {
  const quoted = values.map((value) => `“${value}”`);
  return quoted.length === 0 ? `it depends on “${label}”` : `“${label}” is ${joinWords(quoted)}`;
}

/** What is asked only under conditions says so, and is dimmed when they are not met. */
function Shown({ conditions, children }: { conditions: readonly Condition[]; children: ReactNode }) {
  if (conditions.length === 0) return <div>{children}</div>;
  const unmet = conditions.some((condition) => condition.met === false);
  return (
    <div className={cn("border-l-2 pl-3", unmet ? "border-line text-ink-3" : "border-line-strong")}>
      <p className="mb-1 text-ink-3 text-xs">
        {unmet ? "Not asked: only when " : "Asked when "}
        {joinWords(conditions.map(wanted))}
      </p>
      {children}
    </div>
  );
}

function Question({ at, part }: { at: FormPartsProps["at"]; part: Answer }) {
  return (
    <dl className="text-sm">
      <dt className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <span className="wrap-anywhere font-medium">{part.label}</span>
        {part.required && <span className="text-ink-3 text-xs">required</span>}
        {part.flagged && (
          <Badge tone="review">
            <Flag aria-hidden="true" className="size-3" />
            Flagged
          </Badge>
        )}
      </dt>
      {part.description && <dd className="wrap-anywhere max-w-[72ch] text-ink-2">{part.description}</dd>}
      <dd className="mt-1">
        <Value at={at} part={part} />
      </dd>
    </dl>
  );
}

function Value({ at, part }: { at: FormPartsProps["at"]; part: Answer }) {
  const { type, values, options } = part;
  if (type === "document") {
    if (values.length === 0) return <NoAnswer />;
    return (
      <ul className="flex flex-col gap-1">
        {values.map((attachmentId) => (
          <li key={attachmentId} className="flex flex-wrap items-center gap-2">
            <AttachmentName at={at} attachmentId={attachmentId} />
            <AttachmentButtons at={at} attachmentId={attachmentId} />
          </li>
        ))}
      </ul>
    );
  }
  if (options.length > 0) return <Choices type={type} options={options} values={values} />;
  if (values.length === 0) return <NoAnswer />;
  return <p className="wrap-anywhere max-w-[72ch] whitespace-pre-line text-base">{values.join(", ")}</p>;
}

const NoAnswer = () => <p className="text-ink-3">No answer</p>;

/** Every choice that there was, with those that were made marked by shape and words. */
function Choices({ type, options, values }: { type: string; options: string[]; values: string[] }) {
  // An answer that is no option any more is still what was answered.
  const all = [...options, ...values.filter((value) => !options.includes(value))];
  const [Chosen, Left] =
    type === "radio" ? [CircleDot, Circle] : type === "checkbox" ? [SquareCheck, Square] : [Check, Circle];
  return (
    <>
      <ul className="flex flex-col gap-0.5">
        {all.map((option) => {
          const chosen = values.includes(option);
          const Mark = chosen ? Chosen : Left;
          return (
            <li key={option} className={cn("flex items-center gap-2", chosen ? "font-medium" : "text-ink-2")}>
              <Mark aria-hidden="true" className="size-4 shrink-0" />
              <span className="wrap-anywhere">{option}</span>
              {chosen && <span className="sr-only">(chosen)</span>}
            </li>
          );
        })}
      </ul>
      {values.length === 0 && <NoAnswer />}
    </>
  );
}
