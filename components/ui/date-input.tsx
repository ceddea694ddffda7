"use client";

import type { ComponentProps } from "react";
import { cn } from "./cn";
import { useFieldControl } from "./field";

/** A calendar day, `yyyy-mm-dd` in value and events; the browser shows it in the reader's own order. */
export function DateInput({ className, ...rest }: Omit<ComponentProps<"input">, "type">) {
  const control = useFieldControl(rest);
  return <input {...rest} {...control} type="date" className={cn("field-box max-w-44", className)} />;
}
