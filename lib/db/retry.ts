import "server-only";

const retryableStates = new Set(["40001", "40P01"]);

/** Whether PostgreSQL undid a transaction only because another ran at the same time: deadlock, serialisation failure. */
export function isRetryable(error: unknown): boolean {
  if (typeof error !== "object" || error === null) return false;
  if ("code" in error && (error.code === "P2034" || retryableStates.has(String(error.code)))) return true;
  if ("kind" in error && error.kind === "TransactionWriteConflict") return true;
  if ("originalCode" in error && retryableStates.has(String(error.originalCode))) return true;
  // Prisma wraps the driver's error twice: meta.driverAdapterError.cause.
  const inner = [
    "cause" in error ? error.cause : null,
    "meta" in error ? error.meta : null,
    "driverAdapterError" in error ? error.driverAdapterError : null,
  ];
  return inner.some(isRetryable);
}
