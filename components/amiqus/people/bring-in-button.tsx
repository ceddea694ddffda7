"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useSubmit } from "@/components/auth/use-submit";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Notice } from "@/components/ui/notice";
import { notify } from "@/components/ui/notify";
import { RadioGroup } from "@/components/ui/radio-group";
import { bringInAction } from "@/lib/amiqus/people/actions";
import type { PersonRow } from "@/lib/amiqus/people/types";
import { clientKeys } from "@/lib/clients/query-options";
import type { DuplicateClient } from "@/lib/clients/types";
import { formatDate } from "@/lib/format/dates";

interface BringInButtonProps {
  connectionId: string;
  person: PersonRow;
}

const anew = "new";

/** Brings a person into the desk; asks first when somebody there looks the same. */
export function BringInButton({ connectionId, person }: BringInButtonProps) {
  const queries = useQueryClient();
  const router = useRouter();
  const bring = useSubmit(bringInAction);
  const [alike, setAlike] = useState<readonly DuplicateClient[] | null>(null);
  const [choice, setChoice] = useState<string | null>(null);

  async function run(clientId: string | null, createAnyway: boolean) {
    const done = await bring.submit({ connectionId, providerClientId: person.id, clientId, createAnyway });
    if (done?.data?.kind === "duplicates") {
      setAlike(done.data.duplicates);
      setChoice(null);
      return;
    }
    if (done?.data?.kind !== "in") return;
    setAlike(null);
    notify.success(`${person.name} is in the desk`);
    await queries.invalidateQueries({ queryKey: clientKeys.all });
    router.push(`/clients/${done.data.clientId}`);
  }

  function close() {
    setAlike(null);
    bring.clear();
  }

  return (
    <>
      <Button
        size="sm"
        pending={bring.pending && alike === null}
        aria-label={`Bring ${person.name} into the desk`}
        onClick={() => void run(null, false)}
      >
        Bring into the desk
      </Button>
      {bring.failure && alike === null && (
        <p role="alert" className="mt-1 max-w-64 text-danger text-sm">
          {bring.failure.message}
        </p>
      )}
      {alike && (
        <Dialog
          open
          onClose={close}
          title="Somebody here looks the same"
          description={`${person.name}, ${person.email || "no e-mail"}${person.dob ? `, born ${formatDate(person.dob)}` : ""}`}
          footer={
            <>
              <Button
                variant="primary"
                pending={bring.pending}
                disabled={choice === null}
                onClick={() => void run(choice === anew ? null : choice, choice === anew)}
              >
                {choice === anew ? "Create client" : "Link to this client"}
              </Button>
              <Button onClick={close}>Cancel</Button>
            </>
          }
        >
          {bring.failure && <Notice tone="danger">{bring.failure.message}</Notice>}
          <RadioGroup
            legend="Who is it?"
            value={choice ?? ""}
            onChange={setChoice}
            options={[
              ...alike.map((client) => ({
                value: client.id,
                label: client.name,
                hint: [client.because, client.email, client.dob && formatDate(client.dob), client.reference]
                  .filter(Boolean)
                  .join(" · "),
              })),
              { value: anew, label: "Nobody of these", hint: "Makes a new client in the desk." },
            ]}
          />
        </Dialog>
      )}
    </>
  );
}
