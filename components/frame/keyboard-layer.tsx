"use client";

import dynamic from "next/dynamic";
import { useRouter } from "next/navigation";
import { useMemo, useState } from "react";
import { mayLeave } from "@/components/ui/use-leave-guard";
import { may, type Role } from "@/lib/auth/roles";
import type { DeskAction } from "./action-registry";
import { navFor } from "./nav";
import { useActions } from "./use-actions";
import { useHotkeys } from "./use-hotkeys";

const Palette = dynamic(() => import("./palette"), { ssr: false });
const KeySheet = dynamic(() => import("./key-sheet"), { ssr: false });

type Layer = "palette" | "sheet";

/** The keyboard of the whole desk: going places, the palette and the key sheet, both loaded when first asked for. */
export function KeyboardLayer({ role }: { role: Role }) {
  const router = useRouter();
  const [shown, setShown] = useState<Layer | null>(null);
  const [loaded, setLoaded] = useState<readonly Layer[]>([]);

  const actions = useMemo((): DeskAction[] => {
    const show = (layer: Layer) => {
      setLoaded((before) => (before.includes(layer) ? before : [...before, layer]));
      setShown((before) => (before === layer ? null : layer));
    };
    const go = (href: string) => {
      if (mayLeave()) router.push(href);
    };
    return [
      {
        id: "palette",
        label: "Open the palette",
        group: "Everywhere",
        keys: "mod+k",
        hidden: true,
        inDialog: true,
        run: () => show("palette"),
      },
      { id: "keys", label: "List the keys", group: "Everywhere", keys: "?", run: () => show("sheet") },
      {
        id: "launch",
        label: "Launch for a client",
        group: "Everywhere",
        keys: "l",
        enabled: may(role, "case.launch"),
        run: () => go("/cases/launch"),
      },
      ...navFor(role).map((item) => ({
        id: `go.${item.id}`,
        label: `Go to ${item.label.toLowerCase()}`,
        group: "Go to",
        keys: item.keys,
        run: () => go(item.href),
      })),
    ];
  }, [role, router]);

  useActions(actions);
  useHotkeys();

  return (
    <>
      {loaded.includes("palette") && <Palette open={shown === "palette"} onClose={() => setShown(null)} />}
      {loaded.includes("sheet") && <KeySheet open={shown === "sheet"} onClose={() => setShown(null)} />}
    </>
  );
}
