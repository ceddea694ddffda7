import type { ReactNode } from "react";
import { Button, type ButtonProps } from "./button";
import { Tooltip } from "./tooltip";

export interface IconButtonProps extends Omit<ButtonProps, "children" | "icon" | "aria-label" | "size"> {
  /** What it does, as a verb; spoken, and shown on hover and focus. */
  label: string;
  icon: ReactNode;
  /** Its key, shown in the tooltip. */
  keys?: string;
  size?: "sm" | "md" | "tile";
}

const squares = { sm: "icon-sm", md: "icon", tile: "tile" } as const;

/** A square button with an icon and a spoken label. */
export function IconButton({ label, icon, keys, size = "md", ...rest }: IconButtonProps) {
  return (
    <Tooltip label={label} keys={keys}>
      <Button variant="quiet" size={squares[size]} {...rest} aria-label={label}>
        {icon}
      </Button>
    </Tooltip>
  );
}
