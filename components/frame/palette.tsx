"use client";

import { Command } from "cmdk";
import { Dialog } from "@/components/ui/dialog";
import { Kbd } from "@/components/ui/kbd";
import { useActionGroups } from "./action-list";
import type { DeskAction } from "./action-registry";

const offered = (action: DeskAction) => !action.hidden && action.enabled !== false;

/** Every action of the screen, found by typing. */
export default function Palette({ open, onClose }: { open: boolean; onClose: () => void }) {
  const groups = useActionGroups(offered);

  function run(action: DeskAction) {
    onClose();
    // After the dialog has given the focus back, so that the action may take it.
    window.setTimeout(action.run, 0);
  }

  return (
    <Dialog open={open} onClose={onClose} title="Actions" size="md">
      <Command label="Actions" loop>
        <Command.Input autoFocus placeholder="Type an action" className="field-box" />
        <Command.List className="mt-2 max-h-96 overflow-auto">
          <Command.Empty className="px-2 py-6 text-ink-2 text-sm">
            No action of that name on this screen.
          </Command.Empty>
          {groups.map(([group, actions]) => (
            <Command.Group
              key={group}
              heading={group}
              className="[&_[cmdk-group-heading]]:px-2 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:text-ink-3 [&_[cmdk-group-heading]]:text-xs"
            >
              {actions.map((action) => (
                <Command.Item
                  key={action.id}
                  value={`${action.label} ${action.id}`}
                  keywords={[...(action.keywords ?? []), group]}
                  onSelect={() => run(action)}
                  className="flex cursor-pointer items-center justify-between gap-3 rounded-md px-2 py-1.5 text-sm data-[selected=true]:bg-surface-3 max-desk:min-h-11"
                >
                  {action.label}
                  {action.keys && <Kbd keys={action.keys} />}
                </Command.Item>
              ))}
            </Command.Group>
          ))}
        </Command.List>
      </Command>
    </Dialog>
  );
}
