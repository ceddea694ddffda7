export interface ForbiddenStateProps {
  /** Who can: "Admins", "Managers and admins". */
  who: string;
  /** What they can do here: "change connections". */
  what?: string;
}

/** Says who may do what this person may not. */
export function ForbiddenState({ who, what = "open this" }: ForbiddenStateProps) {
  return (
    <div className="flex max-w-[60ch] flex-col gap-2 px-4 py-10 text-base">
      <p className="font-semibold">
        {who} can {what}
      </p>
      <p className="text-ink-2">Your role in this team does not include it. An admin can change your role.</p>
    </div>
  );
}
