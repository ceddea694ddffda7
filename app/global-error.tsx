"use client";

import "./globals.css";

/** Stands in for the whole document when the layout itself fails, so it leans on nothing but the style sheet. */
export default function GlobalError({ error, retry }: { error: unknown; retry: () => void }) {
  const digest = error instanceof Error && "digest" in error ? error.digest : null;
  return (
    <html lang="en-GB">
      <body>
        <title>Gatehouse could not be shown</title>
        <main className="mx-auto flex max-w-[60ch] flex-col items-start gap-2 px-4 py-16 text-base">
          <h1 className="font-semibold text-lg">Gatehouse could not be shown</h1>
          <p className="text-ink-2">
            What you saved before is kept. Try again; if that does not help, the server may be restarting.
          </p>
          {typeof digest === "string" && <p className="text-ink-2">Request id: {digest}</p>}
          <button
            type="button"
            onClick={retry}
            className="mt-2 min-h-11 rounded-md bg-accent px-3 font-medium text-accent-ink text-sm"
          >
            Try again
          </button>
        </main>
      </body>
    </html>
  );
}
