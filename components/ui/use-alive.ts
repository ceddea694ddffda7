import { useSyncExternalStore } from "react";

const never = () => () => {};

/**
 * Whether React has taken over what the server drew. Until then what is typed or pressed would be lost, so a form that
 * keeps its values in state is `inert={!alive}`.
 */
export function useAlive(): boolean {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
}
