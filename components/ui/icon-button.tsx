import type { ReactNode } from "react";
import { Button, type ButtonProps } from "./button";
import { cn } from "./cn";
import { Tooltip } from "./tooltip";

export interface IconButtonProps extends Omit<ButtonProps, "children" | "icon" | "aria-label"> {
  /** What it does, as a verb; spoken, and shown on hover and focus. */
  label: string;
  icon: ReactNode;
  /** Its key, shown in the tooltip. */
  keys?: string;
}

/** A square button with an icon and a spoken label. */
export function IconButton({ label, icon, keys, className, size, ...rest }: IconButtonProps) {
  return (
    <Tooltip label={label} keys={keys}>
      <Button
        variant="quiet"
        size={size}
        {...rest}
        aria-label={label}
        className={cn(size === "sm" ? "w-7" : "w-8", "px-0", className)}
      >
        {icon}
      </Button>
    </Tooltip>
  );
}
