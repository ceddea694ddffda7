"use client";

import { useEffect, useState } from "react";

/** How long typing must rest before anything is asked. Milliseconds. */
const REST = 300;

/** A value once it has rested. */
export function useRested<T>(value: T): T {
  const [rested, setRested] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setRested(value), REST);
    return () => clearTimeout(timer);
  }, [value]);
  return rested;
}
