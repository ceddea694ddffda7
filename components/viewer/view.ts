/** How a file is looked at. `zoom` 1 fits the width; `rotation` is in degrees clockwise; pages count from 1. */
export interface View {
  zoom: number;
  rotation: 0 | 90 | 180 | 270;
  page: number;
}

export type ViewStep = "in" | "out" | "fit" | "turn" | "turn-back" | "next" | "previous";

const zooms = [0.25, 0.5, 0.75, 1, 1.25, 1.5, 2, 3, 4];
const quarters = [0, 90, 180, 270] as const;

/** Keys that look around, as `KeyboardEvent.key`. */
export const viewKeys: Readonly<Record<string, ViewStep>> = {
  "+": "in",
  "=": "in",
  "-": "out",
  "0": "fit",
  r: "turn",
  R: "turn-back",
  PageDown: "next",
  PageUp: "previous",
};

function turned(rotation: View["rotation"], by: 1 | 3): View["rotation"] {
  return quarters[(quarters.indexOf(rotation) + by) % 4] ?? 0;
}

/** The view after a step, within the zooms there are and `pages` pages. */
export function nextView(view: View, step: ViewStep, pages: number): View {
  switch (step) {
    case "in":
      return { ...view, zoom: zooms.find((zoom) => zoom > view.zoom) ?? view.zoom };
    case "out":
      return { ...view, zoom: zooms.findLast((zoom) => zoom < view.zoom) ?? view.zoom };
    case "fit":
      return { ...view, zoom: 1 };
    case "turn":
      return { ...view, rotation: turned(view.rotation, 1) };
    case "turn-back":
      return { ...view, rotation: turned(view.rotation, 3) };
    case "next":
      return { ...view, page: Math.min(Math.max(pages, 1), view.page + 1) };
    case "previous":
      return { ...view, page: Math.max(1, view.page - 1) };
  }
}
