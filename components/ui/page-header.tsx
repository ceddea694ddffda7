import { ArrowLeft } from "lucide-react";
import type { ReactNode } from "react";
import { IntentLink } from "./intent-link";

export interface PageHeaderProps {
  title: ReactNode;
  description?: ReactNode;
  actions?: ReactNode;
  /** Where this page hangs under. */
  back?: { href: string; label: string };
}

/** The top of a page with its one h1. */
export function PageHeader({ title, description, actions, back }: PageHeaderProps) {
  return (
    <header className="mb-4 flex flex-wrap items-start gap-x-4 gap-y-2">
      <div className="min-w-0 flex-1 basis-64">
        {back && (
          <IntentLink
            href={back.href}
            className="mb-1 inline-flex items-center gap-1 text-ink-2 text-sm hover:text-ink-1 max-desk:min-h-11"
          >
            <ArrowLeft aria-hidden="true" className="size-3.5" />
            {back.label}
          </IntentLink>
        )}
        <h1 className="wrap-anywhere font-semibold text-lg">{title}</h1>
        {description && <div className="mt-1 max-w-[72ch] text-base text-ink-2">{description}</div>}
      </div>
      {actions && <div className="flex flex-wrap gap-2">{actions}</div>}
    </header>
  );
}
