"use client";

import { useEffect } from "react";
import { actionStore } from "./action-registry";
import { keysOff } from "./key-choices";
import { isTyped, matchKeys, stepOf } from "./keys";

/** Longest pause between the keys of a sequence, in milliseconds. */
const sequenceMs = 1200;

const typingInto =
  'input:not([type="checkbox"],[type="radio"],[type="button"],[type="submit"]), textarea, select, [contenteditable="true"], [role="combobox"]';
const answersEnter = "a[href], button, summary, input, [role='menuitem'], [role='tab'], [role='option']";

/** Listens to the keyboard for every registered action. Once, in the frame. */
export function useHotkeys(): void {
  useEffect(() => {
    let steps: string[] = [];
    let last = 0;

    function onKeyDown(event: KeyboardEvent) {
      const step = event.isComposing || event.defaultPrevented ? null : stepOf(event);
      if (step === null) return;
      const target = event.target instanceof Element ? event.target : null;
      if (isTyped(step) && target?.closest(typingInto)) return;
      if ((step === "enter" || step === "space") && target?.closest(answersEnter)) return;

      const inDialog = document.querySelector('dialog[open], [popover="auto"]:popover-open') !== null;
      const off = keysOff.read();
      const now = performance.now();
      steps = now - last < sequenceMs ? [...steps, step] : [step];
      last = now;

      for (const tried of steps.length > 1 ? [steps, [step]] : [steps]) {
        const candidates = actionStore
          .read()
          .filter((action) => action.keys && !off.includes(action.id) && (!inDialog || action.inDialog));
        const matches = candidates.map((action) => ({ action, match: matchKeys(action.keys ?? "", tried) }));
        const hit = matches.find(({ action, match }) => match === "whole" && action.enabled !== false);
        if (hit) {
          steps = [];
          event.preventDefault();
          if (!event.repeat || hit.action.repeat) hit.action.run();
          return;
        }
        if (matches.some(({ match }) => match === "beginning")) {
          steps = tried;
          return;
        }
      }
      steps = [];
    }

    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, []);
}
