/** What has to be undone when a command ends, newest first. */
const undo: (() => unknown)[] = [];
let ending: Promise<void> | null = null;

/** Has `action` run when the command ends, before everything that was asked for earlier. */
export function onEnd(action: () => unknown): void {
  undo.push(action);
}

/** Undoes everything once and exits with `code`. Later calls wait for the first. */
export function end(code: number): Promise<void> {
  ending ??= (async () => {
    // Whatever hangs, the command ends.
    setTimeout(() => process.exit(code || 1), 45_000).unref();
    for (const action of undo.reverse()) {
      try {
        await action();
      } catch (error) {
        console.error(error instanceof Error ? error.message : error);
      }
    }
    process.exit(code);
  })();
  return ending;
}

/** Ends the command in order on Ctrl-C and on SIGTERM. */
export function endOnSignals(): void {
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => void end(0));
}

/**
 * Runs a command and ends it: with code 0 when `main` resolves, with its number when it resolves with one, and with 1
 * when it throws; the message is then printed without a stack.
 */
export async function runCommand(main: () => Promise<unknown>): Promise<void> {
  endOnSignals();
  try {
    const code = await main();
    await end(typeof code === "number" ? code : 0);
  } catch (error) {
    console.error(`gatehouse: ${error instanceof Error ? error.message : String(error)}`);
    if (process.env.LOG_LEVEL === "debug" && error instanceof Error) console.error(error.stack);
    await end(1);
  }
}
