import { cn } from "./cn";

/** Look of one tab, shared by Tabs and NavTabs. */
export function tabClass(current: boolean): string {
  return cn(
    "-mb-px inline-flex h-9 shrink-0 items-center gap-1.5 whitespace-nowrap border-b-2 px-1 font-medium text-sm transition-colors max-desk:h-11",
    current ? "border-accent text-ink-1" : "border-transparent text-ink-2 hover:text-ink-1",
  );
}
