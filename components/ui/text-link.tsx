import type { ComponentProps } from "react";
import { cn } from "./cn";
import { IntentLink } from "./intent-link";

/** A link in running text. */
export function TextLink({ className, ...rest }: ComponentProps<typeof IntentLink>) {
  return (
    <IntentLink
      {...rest}
      className={cn("text-accent underline decoration-1 underline-offset-2 hover:decoration-2", className)}
    />
  );
}
