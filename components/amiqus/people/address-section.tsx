"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { ProviderPanelProps } from "@/components/clients/provider-panel";
import { ADDRESS_PARTS } from "@/components/clients/values";
import { Loaded } from "@/components/frame/loaded";
import { Button } from "@/components/ui/button";
import { FactsList } from "@/components/ui/facts-list";
import { Notice } from "@/components/ui/notice";
import { Section } from "@/components/ui/section";
import { addressOptions } from "@/lib/amiqus/people/query-options";
import type { PersonAddress } from "@/lib/amiqus/people/types";
import { may } from "@/lib/auth/roles";
import type { Address } from "@/lib/providers/port";
import { AddressDialog } from "./address-dialog";

/** The address at Amiqus, with the desk's when it says something else. */
export function AddressSection(props: ProviderPanelProps) {
  const query = useQuery(addressOptions(props));
  const [editing, setEditing] = useState(false);
  const canEdit = may(props.role, "client.write") && query.data !== undefined;
  return (
    <Section
      title="Address at Amiqus"
      actions={canEdit && <Button onClick={() => setEditing(true)}>Edit address</Button>}
    >
      <Loaded query={query} what="address">
        {(data) => (
          <>
            <AddressFacts address={data.address} countries={data.countries} />
            {data.here && (
              <div className="mt-2">
                <Notice tone="info" title="The desk has another address">
                  <AddressFacts address={data.here} countries={data.countries} />
                </Notice>
              </div>
            )}
            {editing && <AddressDialog linkId={props.linkId} data={data} onClose={() => setEditing(false)} />}
          </>
        )}
      </Loaded>
    </Section>
  );
}

function AddressFacts({ address, countries }: { address: Address } & Pick<PersonAddress, "countries">) {
  const country = countries.find((one) => one.value === address.country)?.label ?? address.country;
  const facts = [
    ...ADDRESS_PARTS.map(({ key, label }) => ({ label, value: address[key] || null })),
    { label: "Country", value: country },
  ];
  if (facts.every((fact) => fact.value === null)) {
    return <p className="text-ink-2 text-sm">No address was entered yet.</p>;
  }
  return <FactsList facts={facts} />;
}
