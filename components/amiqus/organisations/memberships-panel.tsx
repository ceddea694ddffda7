"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { ProviderPanelProps } from "@/components/clients/provider-panel";
import { Loaded } from "@/components/frame/loaded";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Dialog } from "@/components/ui/dialog";
import { EmptyState } from "@/components/ui/empty-state";
import { Section } from "@/components/ui/section";
import { Table, Td, Th, Tr } from "@/components/ui/table";
import { TextLink } from "@/components/ui/text-link";
import { changeMembershipsAction } from "@/lib/amiqus/organisations/actions";
import { choicesOptions, membershipsOptions } from "@/lib/amiqus/organisations/query-options";
import type { Organisation } from "@/lib/amiqus/organisations/types";
import { may, whoMay } from "@/lib/auth/roles";
import { plural } from "@/lib/format/names";
import { ChooseDialog } from "../choose-dialog";
import { addedWords } from "../people/added-words";
import { useAmiqusWrite } from "../use-amiqus-write";

/** The organisations that the client belongs to at Amiqus. */
export default function MembershipsPanel({ clientId, connectionId, linkId, role }: ProviderPanelProps) {
  const query = useQuery(membershipsOptions({ clientId, linkId }));
  const { write, pending } = useAmiqusWrite();
  const [asking, setAsking] = useState<"choose" | "clear" | null>(null);
  const canWrite = may(role, "client.write");
  const close = () => setAsking(null);

  const remove = ({ id, name }: Organisation) =>
    void write({
      name: id,
      send: (operationId) =>
        changeMembershipsAction({ linkId, operationId, change: { how: "remove", organisationId: id } }),
      done: `The client does not belong to ${name} any more`,
    });
  const clear = () =>
    void write({
      name: "clear",
      send: (operationId) => changeMembershipsAction({ linkId, operationId, change: { how: "clear" } }),
      done: "The client belongs to no organisation at Amiqus",
      onGone: close,
    });

  return (
    <Section
      title="Organisations at Amiqus"
      description={
        canWrite ? (
          <>
            Organisations are made and changed on their{" "}
            <TextLink href={`/clients/organisations?connection=${connectionId}`}>own page</TextLink>.
          </>
        ) : (
          `${whoMay("client.write")} can change them.`
        )
      }
      actions={
        canWrite &&
        query.data && (
          <>
            <Button onClick={() => setAsking("choose")}>Choose organisations</Button>
            {query.data.length > 0 && (
              <Button variant="quiet" onClick={() => setAsking("clear")}>
                Remove all
              </Button>
            )}
          </>
        )
      }
    >
      <Loaded query={query} what="organisations">
        {(held) => (
          <>
            <Memberships held={held} canWrite={canWrite} pending={pending} onRemove={remove} />
            {asking === "choose" && (
              <Choose connectionId={connectionId} linkId={linkId} held={held} onClose={close} />
            )}
            <ConfirmDialog
              open={asking === "clear"}
              onClose={close}
              title="Remove from all organisations"
              description={`The client will not belong to ${plural(held.length, "organisation")} at Amiqus any more. The organisations stay.`}
              confirmLabel="Remove all"
              pending={pending === "clear"}
              onConfirm={clear}
            />
          </>
        )}
      </Loaded>
    </Section>
  );
}

interface MembershipsProps {
  held: readonly Organisation[];
  canWrite: boolean;
  pending: string | null;
  onRemove: (organisation: Organisation) => void;
}

function Memberships({ held, canWrite, pending, onRemove }: MembershipsProps) {
  if (held.length === 0) {
    return (
      <EmptyState title="The client belongs to no organisation at Amiqus">
        Choose the companies that this client acts for.
      </EmptyState>
    );
  }
  return (
    <Table caption="Organisations of this client at Amiqus">
      <thead>
        <Tr>
          <Th>Name</Th>
          <Th>Company number</Th>
          <Th className="max-desk:hidden">Jurisdiction</Th>
          {canWrite && (
            <Th>
              <span className="sr-only">Actions</span>
            </Th>
          )}
        </Tr>
      </thead>
      <tbody>
        {held.map((one) => (
          <Tr key={one.id}>
            <Th scope="row" className="wrap-anywhere">
              {one.name} {one.archivedAt && <Badge tone="closed">Archived</Badge>}
            </Th>
            <Td className="font-mono">{one.companyNumber}</Td>
            <Td className="font-mono max-desk:hidden">{one.jurisdiction}</Td>
            {canWrite && (
              <Td>
                <Button
                  size="sm"
                  variant="quiet"
                  aria-label={`Remove from ${one.name}`}
                  pending={pending === one.id}
                  onClick={() => onRemove(one)}
                >
                  Remove
                </Button>
              </Td>
            )}
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}

interface ChooseProps {
  connectionId: string;
  linkId: string;
  held: readonly Organisation[];
  onClose: () => void;
}

function Choose({ connectionId, linkId, held, onClose }: ChooseProps) {
  const choices = useQuery(choicesOptions(connectionId));
  if (!choices.data) {
    return (
      <Dialog open onClose={onClose} title="Choose organisations">
        <Loaded query={choices} what="organisations">
          {() => null}
        </Loaded>
      </Dialog>
    );
  }
  const known = new Set(choices.data.map((choice) => choice.id));
  // An archived one that holds is not among the choices, and must not be lost by replacing.
  const archived = held.filter((one) => !known.has(one.id));
  return (
    <ChooseDialog
      title="Choose organisations"
      legend="Organisations of the Amiqus account"
      noun="organisation"
      options={[
        ...archived.map((one) => ({ value: one.id, label: one.name, hint: "archived" })),
        ...choices.data.map(({ id, name, hint }) => ({ value: id, label: name, hint })),
      ]}
      held={held.map((one) => one.id)}
      onClose={onClose}
      send={(how, organisationIds, operationId) =>
        changeMembershipsAction({ linkId, operationId, change: { how, organisationIds } })
      }
      done={(how, added) =>
        how === "replace"
          ? "The organisations are replaced"
          : addedWords(added, "organisation", "The client belonged to all of them already")
      }
    />
  );
}
