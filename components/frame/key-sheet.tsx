"use client";

import { useSyncExternalStore } from "react";
import { Dialog } from "@/components/ui/dialog";
import { Kbd } from "@/components/ui/kbd";
import { useActionGroups } from "./action-list";
import type { DeskAction } from "./action-registry";
import { keysOff, setKeyOn } from "./key-choices";

const keyed = (action: DeskAction) => action.keys !== undefined;

/** Every key of the screen, each with a switch to turn it off. */
export default function KeySheet({ open, onClose }: { open: boolean; onClose: () => void }) {
  const groups = useActionGroups(keyed);
  const off = useSyncExternalStore(keysOff.subscribe, keysOff.read, keysOff.readOnServer);
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title="Keys on this screen"
      description="Single letters work while no field has the focus. A key that is turned off stays off in this browser; its action stays in the palette."
      size="lg"
    >
      <div className="columns-1 gap-8 desk:columns-2">
        {groups.map(([group, actions]) => (
          <section key={group} className="mb-4 break-inside-avoid">
            <h3 className="mb-1 font-semibold text-sm">{group}</h3>
            <ul>
              {actions.map((action) => (
                <li key={action.id}>
                  <label className="flex items-center gap-2 py-1 text-sm max-desk:min-h-11">
                    <input
                      type="checkbox"
                      checked={!off.includes(action.id)}
                      onChange={(event) => setKeyOn(action.id, event.target.checked)}
                      className="size-4 shrink-0 accent-accent"
                    />
                    <span className="min-w-0 flex-1">{action.label}</span>
                    <Kbd keys={action.keys ?? ""} />
                  </label>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </Dialog>
  );
}
