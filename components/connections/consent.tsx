"use client";

import { useSubmit } from "@/components/auth/use-submit";
import { Button } from "@/components/ui/button";
import { Notice, type NoticeTone } from "@/components/ui/notice";
import { notify } from "@/components/ui/notify";
import { startConsentAction } from "@/lib/connections/actions";
import { CONSENT_OUTCOMES, type ConsentOutcome } from "@/lib/connections/types";

const words: Record<ConsentOutcome, { tone: NoticeTone; title: string; text: string }> = {
  connected: { tone: "success", title: "Connected", text: "The consent was given and the connection works." },
  untested: {
    tone: "warning",
    title: "Connected, but its test failed",
    text: "The consent was given and is stored. Test the connection again in a minute.",
  },
  denied: {
    tone: "warning",
    title: "The consent was not given",
    text: "Somebody refused at the provider. Nothing was changed. Connect again when it should be given.",
  },
  refused: {
    tone: "danger",
    title: "The provider did not accept the application",
    text: "Nothing was changed. Check client ID, client secret and redirect address, then connect again.",
  },
  failed: {
    tone: "danger",
    title: "The provider did not answer",
    text: "Nothing was changed here. Connect again.",
  },
  stale: {
    tone: "warning",
    title: "That consent is not known any more",
    text: "It is good once, for ten minutes, in the session that asked for it. Connect again.",
  },
};

/** How a consent ended, from the address that the browser came back to; nothing for any other text. */
export function ConsentNotice({ outcome }: { outcome: string | null }) {
  const known = CONSENT_OUTCOMES.find((one) => one === outcome);
  if (known === undefined) return null;
  const { tone, title, text } = words[known];
  return (
    <Notice tone={tone} title={title}>
      {text}
    </Notice>
  );
}

/** Leaves for the provider to ask for consent; the browser comes back to the connection's page. */
export function ConnectButton({ connectionId, again }: { connectionId: string; again: boolean }) {
  const { pending, submit } = useSubmit(startConsentAction);
  async function onConnect() {
    const started = await submit({ connectionId });
    if (started?.data) window.location.assign(started.data.url);
    else notify.error("The consent could not be asked for. Nothing was changed. Try again.");
  }
  return (
    <Button variant={again ? "secondary" : "primary"} pending={pending} onClick={onConnect}>
      {again ? "Connect again" : "Connect"}
    </Button>
  );
}
