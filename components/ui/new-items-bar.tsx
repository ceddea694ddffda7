"use client";

import { useEffect } from "react";
import { plural } from "@/lib/format/names";
import { announce } from "./announcer";

/** "4 new cases": says that there is more without moving what is being read. Keeps its place when empty. */
export function NewItemsBar({ count, noun, onShow }: { count: number; noun: string; onShow: () => void }) {
  const text = plural(count, `new ${noun}`);
  useEffect(() => {
    if (count > 0) announce(text);
  }, [count, text]);
  if (count === 0) return null;
  return (
    <button
      type="button"
      onClick={onShow}
      className="absolute inset-x-0 top-2 z-10 mx-auto w-max rounded-md bg-accent px-3 py-1 font-medium text-accent-ink text-sm shadow-float hover:bg-accent-strong max-desk:min-h-11"
    >
      Show {text}
    </button>
  );
}
