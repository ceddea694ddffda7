import type { ReactNode } from "react";

export default function AuthLayout({ children }: { children: ReactNode }) {
  return (
    <div className="min-h-dvh bg-surface-2">
      <main id="main" className="mx-auto flex w-full max-w-md flex-col gap-4 px-4 py-8 desk:py-16">
        <p className="font-semibold text-base text-accent">Gatehouse</p>
        <div className="rounded-md border border-line bg-surface-1 p-4 desk:p-6">{children}</div>
      </main>
    </div>
  );
}
