"use client";

import { useState } from "react";
import { Combobox } from "@/components/ui/combobox";

/** A choice among IANA time zones, given by the server so that both renders agree; the form reads it under `name`. */
export function TimeZoneSelect({
  zones,
  name,
  defaultValue,
  onChange,
}: {
  zones: readonly string[];
  name: string;
  defaultValue: string;
  onChange?: () => void;
}) {
  const [zone, setZone] = useState<string | null>(defaultValue);
  return (
    <Combobox
      name={name}
      value={zone}
      onChange={(value) => {
        setZone(value);
        onChange?.();
      }}
      options={zones.map((each) => ({ value: each, label: each.replaceAll("_", " ") }))}
    />
  );
}
