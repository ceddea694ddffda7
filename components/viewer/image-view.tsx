"use client";

import { useState } from "react";
import type { View } from "./view";

interface ImageViewProps {
  url: string;
  title: string;
  /** Width to fit, in CSS pixels. */
  width: number;
  view: View;
  onBroken: () => void;
}

/** A picture, drawn by the browser's image decoder: images run nothing. */
export function ImageView({ url, title, width, view, onBroken }: ImageViewProps) {
  const [natural, setNatural] = useState<{ width: number; height: number } | null>(null);
  const sideways = view.rotation % 180 !== 0;
  const across = natural ? (sideways ? natural.height : natural.width) : 1;
  const scale = Math.min(1, width / across) * view.zoom;
  const size = natural && { width: natural.width * scale, height: natural.height * scale };
  return (
    <div
      className="relative mx-auto"
      style={
        size
          ? { width: sideways ? size.height : size.width, height: sideways ? size.width : size.height }
          : { width: 0, height: 0 }
      }
    >
      {/* biome-ignore lint/performance/noImgElement: a blob of this page, which no optimiser may see */}
      <img
        src={url}
        alt={title}
        draggable={false}
        onLoad={({ currentTarget }) =>
          setNatural({ width: currentTarget.naturalWidth, height: currentTarget.naturalHeight })
        }
        onError={onBroken}
        className="absolute top-1/2 left-1/2 max-w-none"
        style={{ ...size, transform: `translate(-50%, -50%) rotate(${view.rotation}deg)` }}
      />
    </div>
  );
}
