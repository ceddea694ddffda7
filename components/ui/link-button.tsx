import type { ComponentProps } from "react";
import { type ButtonSize, type ButtonVariant, buttonClass } from "./button-class";
import { cn } from "./cn";
import { IntentLink } from "./intent-link";

export interface LinkButtonProps extends ComponentProps<typeof IntentLink> {
  variant?: ButtonVariant;
  size?: ButtonSize;
}

/** A link that looks like a button: it goes somewhere, it does nothing. */
export function LinkButton({ variant, size, className, ...rest }: LinkButtonProps) {
  return <IntentLink {...rest} className={cn(buttonClass(variant, size), className)} />;
}
