"use client";

import { useEffect, useState } from "react";
import { type DeskAction, removeLayer, setLayer } from "./action-registry";

/** Offers actions while the component is mounted: by key, in the palette and in the key sheet. */
export function useActions(actions: readonly DeskAction[]): void {
  const [layer] = useState(() => Symbol("actions"));
  useEffect(() => setLayer(layer, actions), [layer, actions]);
  useEffect(() => () => removeLayer(layer), [layer]);
}
