import { initials } from "@/lib/format/names";
import { cn } from "./cn";

/** Initials of a person whose name is said beside them, or in full to readers when `alone`. */
export function Avatar({ name, size = "md", alone }: { name: string; size?: "sm" | "md"; alone?: boolean }) {
  return (
    <span
      {...(alone ? { role: "img", "aria-label": name, title: name } : { "aria-hidden": true })}
      className={cn(
        "inline-flex shrink-0 items-center justify-center rounded-full bg-accent-soft font-medium text-accent text-xs",
        size === "sm" ? "size-5" : "size-7",
      )}
    >
      {initials(name).slice(0, size === "sm" ? 1 : 2)}
    </span>
  );
}
