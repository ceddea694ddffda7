"use client";

import { ChevronDown } from "lucide-react";
import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { cn } from "./cn";
import { ComboboxList } from "./combobox-list";
import { useFieldControl } from "./field";
import { type ComboboxOption, filterOptions } from "./option-filter";
import { useAnchored } from "./use-anchored";

export interface ComboboxProps {
  options: readonly ComboboxOption[];
  value: string | null;
  /** The chosen value, or null when the text was emptied. */
  onChange: (value: string | null) => void;
  /** Given, options are taken as already filtered by the text reported here. */
  onSearch?: (text: string) => void;
  loading?: boolean;
  emptyText?: string;
  placeholder?: string;
  /** Sends the value with the form. */
  name?: string;
  id?: string;
  disabled?: boolean;
  "aria-label"?: string;
}

/** A text field that finds one of many. Typing filters, arrows move, Enter takes, Escape puts back what was chosen. */
export function Combobox(props: ComboboxProps) {
  const { options, value, onChange, onSearch, loading = false, emptyText = "Nothing found", name } = props;
  const control = useFieldControl(props.id === undefined ? {} : { id: props.id });
  const listId = useId();
  const input = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const { open, props: anchored } = useAnchored(input, list, "start");
  const [typed, setTyped] = useState<string | null>(null);
  const [active, setActive] = useState(0);

  // An async search may no longer list what was chosen, and its label must stay.
  const known = options.find((option) => option.value === value);
  const [lastChosen, setLastChosen] = useState<ComboboxOption | undefined>(known);
  const chosen = known ?? (lastChosen?.value === value ? lastChosen : undefined);

  const shown = onSearch || typed === null ? options : filterOptions(options, typed);

  useEffect(() => {
    if (open) document.getElementById(`${listId}-${active}`)?.scrollIntoView({ block: "nearest" });
  }, [open, active, listId]);

  function show() {
    const element = list.current;
    if (!element || element.matches(":popover-open")) return;
    element.style.minWidth = `${input.current?.offsetWidth ?? 0}px`;
    element.showPopover();
    setActive(Math.max(0, typed === null ? shown.findIndex((option) => option.value === value) : 0));
  }

  function hide() {
    list.current?.hidePopover();
    setTyped(null);
  }

  function take(option: ComboboxOption | undefined) {
    if (!option || option.disabled) return;
    setLastChosen(option);
    onChange(option.value);
    hide();
  }

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>) {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (!open) return show();
      const step = event.key === "ArrowDown" ? 1 : -1;
      setActive((active + step + shown.length) % Math.max(1, shown.length));
    } else if (event.key === "Enter" && open) {
      event.preventDefault();
      take(shown[active]);
    } else if (event.key === "Escape" && open) {
      // Escape closes the list only, not the dialog around it.
      event.preventDefault();
      event.stopPropagation();
      hide();
    }
  }

  return (
    <span className="relative block">
      <input
        {...control}
        ref={input}
        type="text"
        role="combobox"
        aria-label={props["aria-label"]}
        aria-expanded={open}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={open && shown[active] ? `${listId}-${active}` : undefined}
        autoComplete="off"
        spellCheck={false}
        disabled={props.disabled}
        placeholder={props.placeholder}
        value={typed ?? chosen?.label ?? ""}
        onChange={(event) => {
          setTyped(event.target.value);
          setActive(0);
          onSearch?.(event.target.value);
          if (event.target.value === "") onChange(null);
          show();
        }}
        onClick={show}
        onKeyDown={onKeyDown}
        onBlur={hide}
        className={cn("field-box truncate pr-7")}
      />
      <ChevronDown
        aria-hidden="true"
        className="pointer-events-none absolute top-1/2 right-2 size-4 -translate-y-1/2 text-ink-3"
      />
      {name && <input type="hidden" name={name} value={value ?? ""} />}
      <ComboboxList
        {...anchored}
        ref={list}
        id={listId}
        open={open}
        options={shown}
        active={active}
        value={value}
        loading={loading}
        emptyText={emptyText}
        onTake={take}
        onHover={setActive}
      />
    </span>
  );
}
