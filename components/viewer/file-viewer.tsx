"use client";

import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { ErrorState } from "@/components/ui/error-state";
import { Skeleton } from "@/components/ui/skeleton";
import { saveBlob } from "./fetch-blob";
import { ImageView } from "./image-view";
import { PdfView } from "./pdf-view";
import { useFile } from "./use-file";
import { useWidth } from "./use-width";
import { nextView, type View, type ViewStep, viewKeys } from "./view";
import { ViewToolbar } from "./view-toolbar";

export interface FileViewerProps {
  title: string;
  /** Where our server hands the file out. */
  path: string;
  /** Name to save it under. */
  fileName: string;
  onClose: () => void;
}

/** A picture or PDF in the page: zoom, turn, page through, save. Nothing in the file can run. */
export function FileViewer({ title, path, fileName, onClose }: FileViewerProps) {
  const { file, retry, giveUp } = useFile(path);
  const [view, setView] = useState<View>({ zoom: 1, rotation: 0, page: 1 });
  const place = useRef<HTMLDivElement>(null);
  const width = useWidth(place);
  const scroller = useRef<HTMLElement>(null);
  // The keys work wherever the focus is inside; it starts where arrows scroll.
  useEffect(() => scroller.current?.focus(), []);
  const pages = file.state === "pdf" ? file.pdf.numPages : 1;
  const blob = "blob" in file ? file.blob : null;
  const step = (by: ViewStep) => setView((now) => nextView(now, by, pages));

  function onKeyDown(event: KeyboardEvent) {
    const by = viewKeys[event.key];
    const paging = by === "next" || by === "previous";
    // A single page keeps the keys that scroll it.
    if (!by || event.ctrlKey || event.metaKey || event.altKey || (paging && pages === 1)) return;
    event.preventDefault();
    event.stopPropagation();
    step(by);
  }

  return (
    <Dialog
      open
      onClose={onClose}
      size="lg"
      title={title}
      footer={
        <>
          {blob && <Button onClick={() => saveBlob(blob, fileName)}>Save file</Button>}
          <Button onClick={onClose}>Close</Button>
        </>
      }
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the keys of what is inside */}
      <div onKeyDown={onKeyDown} className="flex flex-col gap-2">
        {(file.state === "image" || file.state === "pdf") && (
          <ViewToolbar view={view} pages={pages} onStep={step} />
        )}
        {file.state === "failed" ? (
          <ErrorState
            title="This file cannot be shown"
            error={file}
            {...(file.blob === null ? { onRetry: retry } : {})}
          />
        ) : (
          <section
            ref={scroller}
            aria-label="File"
            // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
            tabIndex={0}
            className="h-[65dvh] overflow-auto rounded-md [scrollbar-gutter:stable] border bg-surface-3 p-2"
          >
            <div ref={place}>
              {file.state === "loading" && (
                <div role="status" aria-label="Fetching the file">
                  <Skeleton className="h-[60dvh]" />
                </div>
              )}
              {file.state === "image" && (
                <ImageView url={file.url} title={title} width={width} view={view} onBroken={giveUp} />
              )}
              {file.state === "pdf" && (
                <PdfView document={file.pdf} title={title} width={width} view={view} onBroken={giveUp} />
              )}
            </div>
          </section>
        )}
        {file.state === "pdf" && (
          <p className="text-ink-3 text-xs">
            A page that looks empty may hold a picture that only a program of its own can show: save the file.
          </p>
        )}
      </div>
    </Dialog>
  );
}
