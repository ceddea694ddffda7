"use client";

import { FolderCheck, ScrollText, Settings, Users } from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { cn } from "@/components/ui/cn";
import type { Role } from "@/lib/auth/roles";
import { isIn, type NavId, navFor } from "./nav";

const icons: Record<NavId, typeof Users> = {
  cases: FolderCheck,
  clients: Users,
  audit: ScrollText,
  settings: Settings,
};

/** The places of the desk: a rail at the side, a bar at the bottom of a phone. */
export function Rail({ role }: { role: Role }) {
  const path = usePathname();
  return (
    <nav aria-label="Main" className="flex min-w-0 flex-1 desk:w-full desk:flex-col">
      {navFor(role).map((item) => {
        const Icon = icons[item.id];
        const current = isIn(path, item.href);
        return (
          <Link
            key={item.id}
            href={item.href}
            aria-current={current ? "page" : undefined}
            className={cn(
              "flex h-14 min-w-0 flex-1 flex-col items-center justify-center gap-1 text-[0.6875rem] leading-none desk:w-full desk:flex-none",
              current
                ? "bg-accent-soft font-medium text-accent desk:shadow-[inset_2px_0_0_var(--accent)]"
                : "text-ink-2 hover:bg-surface-3 hover:text-ink-1",
            )}
          >
            <Icon aria-hidden="true" className="size-5 shrink-0" strokeWidth={1.75} />
            <span className="max-w-full truncate">{item.label}</span>
          </Link>
        );
      })}
    </nav>
  );
}
