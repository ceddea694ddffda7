import Link from "next/link";
import type { ComponentProps } from "react";
import { cn } from "./cn";

/** A link in running text. */
export function TextLink({ className, ...rest }: ComponentProps<typeof Link>) {
  return (
    <Link
      {...rest}
      className={cn("text-accent underline decoration-1 underline-offset-2 hover:decoration-2", className)}
    />
  );
}

const openable = /^https:\/\//i;

/** A link out of the desk, opened in a new tab. Anything but https is shown as text, for providers send these. */
export function ExternalLink({ href, children }: { href: string; children: React.ReactNode }) {
  if (!openable.test(href) && !/^http:\/\/(127\.0\.0\.1|localhost)[:/]/.test(href))
    return <span>{children}</span>;
  return (
    <a
      href={href}
      target="_blank"
      rel="noopener noreferrer"
      className="text-accent underline decoration-1 underline-offset-2 hover:decoration-2"
    >
      {children}
      <span className="sr-only"> (opens in a new tab)</span>
    </a>
  );
}
