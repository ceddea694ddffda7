import { Kbd } from "@/components/ui/kbd";

/** What the right side says while no case is open. */
export function ChooseCase() {
  return (
    <p className="flex flex-wrap items-center gap-x-1.5 gap-y-1 px-6 py-10 text-base text-ink-2">
      Choose a case to see what came back. <Kbd keys="j" /> and <Kbd keys="k" /> move, <Kbd keys="enter" />{" "}
      opens.
    </p>
  );
}
