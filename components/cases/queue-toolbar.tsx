"use client";

import { Search, X } from "lucide-react";
import { useId, useMemo, useRef } from "react";
import { useActions } from "@/components/frame/use-actions";
import { Button } from "@/components/ui/button";
import { buttonClass } from "@/components/ui/button-class";
import { IconButton } from "@/components/ui/icon-button";
import { Menu } from "@/components/ui/menu";
import { TextInput } from "@/components/ui/text-input";
import { may } from "@/lib/auth/roles";
import { CASE_SORTS } from "@/lib/cases/types";
import { sortLabels, statusLabels } from "@/lib/cases/words";
import { count } from "@/lib/format/names";
import { FilterPopover } from "./filter-popover";
import { useQueue } from "./queue-context";
import { StatusTabs } from "./status-tabs";
import type { CaseList } from "./use-case-list";

/** Title, search, filters, sort and status tabs of the list. */
export function QueueToolbar({ list }: { list: CaseList }) {
  const { total, openId, role } = useQueue();
  const { params, setParams, text, setText, searchable } = list;
  const input = useRef<HTMLInputElement>(null);
  const hintId = useId();
  const [only] = params.status;
  const title = params.status.length === 1 && only ? statusLabels[only] : "Cases";
  // The open case has the page's h1; the list alone has it itself.
  const Title = openId === null ? "h1" : "h2";

  useActions(
    useMemo(
      () => [
        {
          id: "list.search",
          label: "Search cases",
          group: "List",
          keys: "/",
          run: () => input.current?.select(),
        },
      ],
      [],
    ),
  );

  return (
    <div className="flex shrink-0 flex-col border-b px-3 pt-3">
      <div className="flex min-h-8 items-center gap-2">
        <Title className="truncate font-semibold text-base">{title}</Title>
        {total !== null && <span className="text-ink-3 text-sm tabular-nums">{count(total)}</span>}
        <div className="ml-auto flex items-center gap-1">
          {may(role, "case.launch") && (
            <a href="/cases/launch" className={`${buttonClass("quiet", "sm")} desk:max-wide:hidden`}>
              Launch
            </a>
          )}
          <FilterPopover list={list} />
          <Menu
            label="Sort"
            align="end"
            trigger={
              <Button size="sm" variant="quiet">
                <span className="sr-only">Sort by </span>
                {sortLabels[params.sort]}
              </Button>
            }
            items={CASE_SORTS.map((sort) => ({
              label: sortLabels[sort],
              checked: sort === params.sort,
              onSelect: () => void setParams({ sort }),
            }))}
          />
        </div>
      </div>
      <search className="relative mt-2 flex items-center">
        <Search aria-hidden="true" className="pointer-events-none absolute left-2 size-4 text-ink-3" />
        <TextInput
          ref={input}
          type="search"
          aria-label="Search cases"
          aria-describedby={hintId}
          placeholder="Name, e-mail or reference"
          autoComplete="off"
          spellCheck={false}
          maxLength={200}
          value={text}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== "Escape") return;
            event.stopPropagation();
            if (text === "") event.currentTarget.blur();
            else setText("");
          }}
          className="w-full pl-8"
        />
        {text !== "" && (
          <span className="absolute right-1">
            <IconButton
              label="Clear search"
              icon={<X className="size-4" />}
              size="sm"
              variant="quiet"
              onClick={() => {
                setText("");
                input.current?.focus();
              }}
            />
          </span>
        )}
      </search>
      <p id={hintId} className="min-h-1 text-ink-2 text-xs" aria-live="polite">
        {text.trim() !== "" && !searchable ? "Type at least 3 characters to search." : ""}
      </p>
      <StatusTabs list={list} />
    </div>
  );
}
