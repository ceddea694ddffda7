import { buttonClass } from "@/components/ui/button-class";
import { cn } from "@/components/ui/cn";

interface DeadEndProps {
  title: string;
  children: string;
}

function DeadEnd({ title, children }: DeadEndProps) {
  return (
    <div className="mx-auto flex max-w-[60ch] flex-col items-start gap-2 px-4 py-16 text-base">
      <h1 className="font-semibold text-lg">{title}</h1>
      <p className="text-ink-2">{children}</p>
      {/* A plain link: every page carries these bodies, and outside the frame nothing else needs the router's. */}
      <a href="/cases" className={cn(buttonClass("primary"), "mt-2")}>
        Go to cases
      </a>
    </div>
  );
}

/** Body of a page that is not there, with or without the frame around it. */
export function NotFoundBody() {
  return (
    <DeadEnd title="There is nothing here">
      The address may be mistyped, or what it named was deleted or belongs to another team. Nothing was
      changed.
    </DeadEnd>
  );
}

/** Body of a page that the member's role does not include. */
export function ForbiddenBody() {
  return (
    <DeadEnd title="Your role does not include this page">
      An admin of your team can open it, or change your role so that you can. Nothing was changed.
    </DeadEnd>
  );
}
