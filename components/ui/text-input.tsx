"use client";

import type { ComponentProps } from "react";
import { cn } from "./cn";
import { useFieldControl } from "./field";

export interface TextInputProps extends ComponentProps<"input"> {
  /** Monospace, for ids, references and keys. */
  mono?: boolean;
}

/** One line of text. Also for e-mail, tel, url, search, number and password by `type`. */
export function TextInput({ className, mono, type = "text", ...rest }: TextInputProps) {
  const control = useFieldControl(rest);
  return (
    <input {...rest} {...control} type={type} className={cn("field-box", mono && "font-mono", className)} />
  );
}
