import { Badge, type BadgeTone } from "@/components/ui/badge";
import type { ClientFile } from "@/lib/amiqus/files/types";

const scans: Record<ClientFile["scan"], { words: string; tone: BadgeTone }> = {
  pending: { words: "Scan pending", tone: "neutral" },
  clean: { words: "Scanned, clean", tone: "approved" },
  infected: { words: "Infected", tone: "danger" },
  error: { words: "Could not be scanned", tone: "review" },
};

/** Whether a file was scanned for viruses, and what came of it. */
export function ScanBadge({ scan }: { scan: ClientFile["scan"] }) {
  return <Badge tone={scans[scan].tone}>{scans[scan].words}</Badge>;
}
