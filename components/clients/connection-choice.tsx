"use client";

import { useRouter } from "next/navigation";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";

interface ConnectionChoiceProps {
  connections: readonly { id: string; name: string }[];
  current: string;
}

/** Which connection's organisations to see; nothing when there is one. */
export function ConnectionChoice({ connections, current }: ConnectionChoiceProps) {
  const router = useRouter();
  if (connections.length < 2) return null;
  return (
    <Field label="Connection" className="mb-4 max-w-xs">
      <Select
        value={current}
        options={connections.map((one) => ({ value: one.id, label: one.name }))}
        onChange={(event) => router.push(`/clients/organisations?connection=${event.target.value}`)}
      />
    </Field>
  );
}
