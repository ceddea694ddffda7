"use client";

import { TextInput } from "@/components/ui/text-input";

/** A secret that is typed or pasted and never shown; password managers are told to stay away. */
export function SecretInput({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  return (
    <TextInput
      mono
      type="password"
      autoComplete="off"
      autoCapitalize="none"
      spellCheck={false}
      data-1p-ignore
      data-lpignore="true"
      value={value}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}
