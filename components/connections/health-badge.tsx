import { CircleCheck, CircleDashed, CirclePause, CircleX, KeyRound } from "lucide-react";
import { Badge } from "@/components/ui/badge";
import type { ConnectionHealth } from "@/lib/connections/types";

const looks = {
  healthy: { tone: "approved", words: "Working", Icon: CircleCheck },
  unauthorized: { tone: "danger", words: "refused", Icon: KeyRound },
  unreachable: { tone: "danger", words: "Not answering", Icon: CircleX },
  untested: { tone: "neutral", words: "Not tested yet", Icon: CircleDashed },
  disabled: { tone: "hold", words: "Disabled", Icon: CirclePause },
} as const;

interface HealthBadgeProps {
  status: ConnectionHealth;
  /** What the provider's people call the secret. */
  word?: string;
}

/** Health of a connection as shape, words and hue. */
export function HealthBadge({ status, word = "credentials" }: HealthBadgeProps) {
  const { tone, words, Icon } = looks[status];
  return (
    <Badge tone={tone}>
      <Icon aria-hidden="true" className="size-3.5" />
      {status === "unauthorized" ? `${word.charAt(0).toUpperCase()}${word.slice(1)} ${words}` : words}
    </Badge>
  );
}
