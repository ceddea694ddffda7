"use client";

import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { useActions } from "@/components/frame/use-actions";
import type { CaseRow } from "@/lib/cases/types";
import { useQueue } from "./queue-context";

interface QueueKeys {
  rows: readonly CaseRow[];
  selected: ReadonlySet<string>;
  onSelect: (ids: ReadonlySet<string>) => void;
  reveal: (index: number) => void;
}

/**
 * Movement and selection by keyboard. With a case open, j and k open its neighbours; without, they move the focus and
 * Enter opens, as on any link.
 */
export function useQueueKeys({ rows, selected, onSelect, reveal }: QueueKeys) {
  const { openId, step } = useQueue();
  const [active, setActive] = useState(-1);
  const anchor = useRef<number | null>(null);

  const focusRow = useCallback(
    (index: number) => {
      const row = rows[index];
      if (!row) return;
      setActive(index);
      reveal(index);
      // The row is in the page one frame after it was scrolled to.
      requestAnimationFrame(() =>
        document
          .querySelector<HTMLElement>(`[data-case="${CSS.escape(row.id)}"]`)
          ?.focus({ preventScroll: true }),
      );
    },
    [rows, reveal],
  );

  // Leaving a case gives the focus back to its row.
  const left = useRef(openId);
  useEffect(() => {
    const before = left.current;
    left.current = openId;
    if (openId === null && before !== null) focusRow(rows.findIndex((row) => row.id === before));
  }, [openId, rows, focusRow]);

  const toggle = useCallback(
    (index: number, range: boolean) => {
      const row = rows[index];
      if (!row) return;
      const next = new Set(selected);
      if (range && anchor.current !== null) {
        const [from, to] = [Math.min(anchor.current, index), Math.max(anchor.current, index)];
        for (const one of rows.slice(from, to + 1)) next.add(one.id);
      } else if (!next.delete(row.id)) next.add(row.id);
      anchor.current = index;
      onSelect(next);
    },
    [rows, selected, onSelect],
  );

  const at = openId === null ? active : rows.findIndex((row) => row.id === openId);
  const actions = useMemo(() => {
    const move = (by: 1 | -1) => () => {
      if (openId !== null) step(by);
      else focusRow(at < 0 ? 0 : Math.min(Math.max(at + by, 0), rows.length - 1));
    };
    const group = "List";
    return [
      { id: "list.next", label: "Next case", group, keys: "j", hidden: true, repeat: true, run: move(1) },
      {
        id: "list.previous",
        label: "Previous case",
        group,
        keys: "k",
        hidden: true,
        repeat: true,
        run: move(-1),
      },
      {
        id: "list.open",
        label: "Open the chosen case",
        group,
        keys: "enter",
        hidden: true,
        enabled: false,
        run: () => undefined,
      },
      {
        id: "list.select",
        label: "Select case",
        group,
        keys: "x",
        hidden: true,
        enabled: at >= 0,
        run: () => toggle(at, false),
      },
      {
        id: "list.select-range",
        label: "Select up to here",
        group,
        keys: "shift+x",
        hidden: true,
        enabled: at >= 0,
        run: () => toggle(at, true),
      },
      {
        id: "list.clear-selection",
        label: "Clear selection",
        group,
        enabled: selected.size > 0,
        run: () => onSelect(new Set()),
      },
    ];
  }, [openId, step, focusRow, at, rows.length, toggle, selected.size, onSelect]);
  useActions(actions);

  return { active: openId === null ? active : at, setActive, toggle };
}
