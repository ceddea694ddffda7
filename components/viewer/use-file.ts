"use client";

import type { PDFDocumentProxy } from "pdfjs-dist";
import { useEffect, useState } from "react";
import { ApiError } from "@/lib/api-client";
import { fetchBlob } from "./fetch-blob";
import { openPdf } from "./open-pdf";
import { sniff } from "./sniff";

export type OpenFile =
  | { state: "loading" }
  | { state: "failed"; message: string; requestId: string; blob: Blob | null }
  | { state: "image"; url: string; blob: Blob }
  | { state: "pdf"; pdf: PDFDocumentProxy; blob: Blob };

const unreadable = (blob: Blob): OpenFile => ({
  state: "failed",
  message: "The page cannot show this file. It can be saved and opened with a program of its own.",
  requestId: "",
  blob,
});

/** Fetches a file of ours and makes it ready to be shown; everything is let go when the viewer closes. */
export function useFile(path: string) {
  const [attempt, setAttempt] = useState(0);
  const [file, setFile] = useState<OpenFile>({ state: "loading" });

  // biome-ignore lint/correctness/useExhaustiveDependencies: an attempt is what fetches again
  useEffect(() => {
    const controller = new AbortController();
    let release = () => {};
    const show = (next: OpenFile, letGo = () => {}) => {
      if (controller.signal.aborted) letGo();
      else {
        release = letGo;
        setFile(next);
      }
    };
    const load = async () => {
      setFile({ state: "loading" });
      const blob = await fetchBlob(path, controller.signal);
      const bytes = new Uint8Array(await blob.arrayBuffer());
      const type = sniff(bytes);
      if (type === null) return show(unreadable(blob));
      if (type !== "application/pdf") {
        const url = URL.createObjectURL(new Blob([bytes], { type }));
        return show({ state: "image", url, blob }, () => URL.revokeObjectURL(url));
      }
      const pdf = await openPdf(bytes).catch(() => null);
      if (pdf === null) return show(unreadable(blob));
      show({ state: "pdf", pdf, blob }, () => void pdf.loadingTask.destroy());
    };
    load().catch((error: unknown) => {
      if (controller.signal.aborted) return;
      const told = error instanceof ApiError ? error : { message: "The file did not arrive.", requestId: "" };
      setFile({ state: "failed", message: told.message, requestId: told.requestId, blob: null });
    });
    return () => {
      controller.abort();
      release();
    };
  }, [path, attempt]);

  return {
    file,
    retry: () => setAttempt((before) => before + 1),
    /** For what turns out unreadable while it is shown. */
    giveUp: () => setFile((now) => ("blob" in now && now.blob ? unreadable(now.blob) : now)),
  };
}
