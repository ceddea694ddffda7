export type Align = "start" | "end" | "center";

interface Box {
  top: number;
  left: number;
  right: number;
  bottom: number;
  width: number;
}

const gap = 4;
const margin = 8;

/**
 * Where a floating box goes, in CSS pixels of the viewport: under its anchor, above it when there is more room there,
 * and never outside the window.
 */
export function placement(
  anchor: Box,
  size: { width: number; height: number },
  view: { width: number; height: number },
  align: Align,
): { top: number; left: number; maxHeight: number } {
  const below = view.height - anchor.bottom - gap - margin;
  const above = anchor.top - gap - margin;
  const under = size.height <= below || below >= above;
  const maxHeight = Math.max(80, under ? below : above);
  const height = Math.min(size.height, maxHeight);
  const wanted =
    align === "start"
      ? anchor.left
      : align === "end"
        ? anchor.right - size.width
        : anchor.left + (anchor.width - size.width) / 2;
  return {
    top: under ? anchor.bottom + gap : anchor.top - gap - height,
    left: Math.max(margin, Math.min(wanted, view.width - size.width - margin)),
    maxHeight,
  };
}

/** Puts a shown popover element at its anchor and makes it visible. Styles go through CSSOM, which the CSP allows. */
export function placeAt(anchor: Element, floating: HTMLElement, align: Align): void {
  floating.style.maxHeight = "";
  const { top, left, maxHeight } = placement(
    anchor.getBoundingClientRect(),
    { width: floating.offsetWidth, height: floating.offsetHeight },
    { width: document.documentElement.clientWidth, height: document.documentElement.clientHeight },
    align,
  );
  floating.style.top = `${top}px`;
  floating.style.left = `${left}px`;
  floating.style.maxHeight = `${maxHeight}px`;
  floating.dataset.placed = "";
}
