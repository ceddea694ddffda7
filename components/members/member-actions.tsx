"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { FormFailure } from "@/components/auth/form-failure";
import { useSubmit } from "@/components/auth/use-submit";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Dialog } from "@/components/ui/dialog";
import { Menu } from "@/components/ui/menu";
import { notify } from "@/components/ui/notify";
import { RadioGroup } from "@/components/ui/radio-group";
import { changeRoleAction, setMemberDisabledAction } from "@/lib/members/actions";
import type { MemberRow } from "@/lib/members/types";
import { roleLabel, roleOf, roleOptions } from "./role-words";

/** What an admin may do with another member: another role, disable, enable. */
export function MemberActions({ member }: { member: MemberRow }) {
  const router = useRouter();
  const [open, setOpen] = useState<"role" | "disable" | null>(null);
  const [role, setRole] = useState(member.role);
  const change = useSubmit(changeRoleAction);
  const disable = useSubmit(setMemberDisabledAction);

  function show(dialog: "role" | "disable") {
    change.clear();
    disable.clear();
    setRole(member.role);
    setOpen(dialog);
  }

  async function saveRole() {
    if (change.pending || !(await change.submit({ memberId: member.id, role }))) return;
    setOpen(null);
    notify.success(`${member.name} is ${roleLabel(role).toLowerCase()} now`);
    router.refresh();
  }

  async function setDisabled(disabled: boolean) {
    if (!(await disable.submit({ memberId: member.id, disabled }))) return false;
    setOpen(null);
    notify.success(disabled ? `${member.name} is disabled` : `${member.name} is enabled`);
    router.refresh();
    return true;
  }

  return (
    <>
      <Menu
        label={`Actions for ${member.name}`}
        align="end"
        trigger={
          <Button size="sm" pending={disable.pending} aria-label={`Manage ${member.name}`}>
            Manage
          </Button>
        }
        items={[
          { label: "Change role", onSelect: () => show("role") },
          member.disabled
            ? {
                label: "Enable",
                onSelect: () => void setDisabled(false).then((done) => done || setOpen("disable")),
              }
            : { label: "Disable", danger: true, onSelect: () => show("disable") },
        ]}
      />
      <Dialog
        open={open === "role"}
        onClose={() => setOpen(null)}
        size="sm"
        title={`Change role of ${member.name}`}
        description="It counts at once. Their sessions in this team end and they sign in again."
        footer={
          <>
            <Button variant="primary" pending={change.pending} onClick={saveRole}>
              Change role
            </Button>
            <Button onClick={() => setOpen(null)}>Cancel</Button>
          </>
        }
      >
        <div className="flex flex-col gap-3">
          <FormFailure failure={change.failure} />
          <RadioGroup
            legend="Role"
            options={roleOptions}
            value={role}
            onChange={(value) => setRole(roleOf(value) ?? role)}
          />
        </div>
      </Dialog>
      <ConfirmDialog
        open={open === "disable"}
        onClose={() => setOpen(null)}
        danger={!member.disabled}
        title={member.disabled ? `Enable ${member.name}` : `Disable ${member.name}`}
        description={
          member.disabled
            ? "They can work in this team again."
            : "They lose this team with their next click. Their cases and notes stay. You can enable them again."
        }
        confirmLabel={member.disabled ? "Enable member" : "Disable member"}
        onConfirm={() => void setDisabled(!member.disabled)}
        pending={disable.pending}
        error={disable.failure?.message ?? null}
      />
    </>
  );
}
