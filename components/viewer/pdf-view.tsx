"use client";

import type { PDFDocumentProxy } from "pdfjs-dist";
import { useEffect, useRef, useState } from "react";
import type { View } from "./view";

interface PdfViewProps {
  document: PDFDocumentProxy;
  title: string;
  /** Width to fit, in CSS pixels. */
  width: number;
  view: View;
  onBroken: () => void;
}

/** Most pixels that browsers let a canvas have. */
const MAX_CANVAS_PIXELS = 16_000_000;

/** One page of a PDF, drawn on a canvas; its text is there for screen readers. Links and forms are pictures here. */
export function PdfView({ document: pdf, title, width, view, onBroken }: PdfViewProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const broken = useRef(onBroken);
  broken.current = onBroken;
  const [text, setText] = useState("");
  const { page: number, rotation, zoom } = view;

  useEffect(() => {
    if (width === 0) return;
    let over = false;
    let stop = () => {};
    const draw = async () => {
      const page = await pdf.getPage(number);
      const turned = (page.rotate + rotation) % 360;
      const natural = page.getViewport({ scale: 1, rotation: turned });
      const scale = (width / natural.width) * zoom;
      const pixels = natural.width * natural.height * scale ** 2;
      const density = Math.min(window.devicePixelRatio, Math.sqrt(MAX_CANVAS_PIXELS / pixels));
      const viewport = page.getViewport({ scale: scale * density, rotation: turned });
      const target = canvas.current;
      if (over || !target) return;
      // Drawn aside first, so that the old picture stays until the new one is done.
      const aside = window.document.createElement("canvas");
      aside.width = Math.floor(viewport.width);
      aside.height = Math.floor(viewport.height);
      const task = page.render({ canvas: aside, viewport });
      stop = () => task.cancel();
      await task.promise;
      if (over) return;
      target.width = aside.width;
      target.height = aside.height;
      target.style.width = `${natural.width * scale}px`;
      target.style.height = `${natural.height * scale}px`;
      target.getContext("2d")?.drawImage(aside, 0, 0);
      const { items } = await page.getTextContent();
      if (!over) setText(items.map((item) => ("str" in item ? item.str : "")).join(" "));
    };
    draw().catch(() => {
      if (!over) broken.current();
    });
    return () => {
      over = true;
      stop();
    };
  }, [pdf, number, rotation, zoom, width]);

  return (
    <>
      <canvas
        ref={canvas}
        width={1}
        height={1}
        role="img"
        aria-label={`${title}, page ${number} of ${pdf.numPages}`}
        className="mx-auto block max-w-none bg-surface-1"
      />
      <p className="sr-only">{text}</p>
    </>
  );
}
