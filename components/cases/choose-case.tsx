import { buttonClass } from "@/components/ui/button-class";
import { Kbd } from "@/components/ui/kbd";
import { may, type Role } from "@/lib/auth/roles";

/** What the right side says while no case is open, and the way to a new one. */
export function ChooseCase({ role }: { role: Role }) {
  return (
    <div className="flex flex-col items-start gap-4 px-6 py-10 text-base text-ink-2">
      <p className="flex flex-wrap items-center gap-x-1.5 gap-y-1">
        Choose a case to see what came back. <Kbd keys="j" /> and <Kbd keys="k" /> move, <Kbd keys="enter" />{" "}
        opens.
      </p>
      {may(role, "case.launch") && (
        <a href="/cases/launch" className={buttonClass("primary")}>
          Launch for a client
        </a>
      )}
    </div>
  );
}
