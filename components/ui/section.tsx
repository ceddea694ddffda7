import { type ReactNode, useId } from "react";
import { cn } from "./cn";

export interface SectionProps {
  title: ReactNode;
  description?: ReactNode;
  actions?: ReactNode;
  level?: 2 | 3;
  children: ReactNode;
}

/** A named part of a page, set off by a hairline. */
export function Section({ title, description, actions, level = 2, children }: SectionProps) {
  const id = useId();
  const Heading = level === 2 ? "h2" : "h3";
  return (
    <section aria-labelledby={id} className="border-t py-4">
      <div
        className={cn("mb-2 flex flex-wrap gap-x-4 gap-y-2", description ? "items-start" : "items-center")}
      >
        <div className="min-w-0 flex-1 basis-48">
          <Heading id={id} className={level === 2 ? "font-semibold text-base" : "font-semibold text-sm"}>
            {title}
          </Heading>
          {description && <div className="mt-0.5 max-w-[72ch] text-ink-2 text-sm">{description}</div>}
        </div>
        {actions && <div className="flex flex-wrap gap-2">{actions}</div>}
      </div>
      {children}
    </section>
  );
}
