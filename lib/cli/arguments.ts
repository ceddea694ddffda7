/** Value of `--name value` or `--name=value` on the command line, or null. */
export function option(name: string, args: readonly string[] = process.argv.slice(2)): string | null {
  const at = args.indexOf(`--${name}`);
  if (at >= 0) return args[at + 1] ?? null;
  return args.find((arg) => arg.startsWith(`--${name}=`))?.slice(name.length + 3) ?? null;
}

/** Whether `--name` stands on the command line. */
export function flag(name: string, args: readonly string[] = process.argv.slice(2)): boolean {
  return args.includes(`--${name}`);
}

/** A port given as `--port N`. Throws on anything that is not one; null when it is not given. */
export function portOption(args?: readonly string[]): number | null {
  const text = option("port", args);
  if (text === null) return null;
  const port = Number(text);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) throw new Error(`--port ${text} is not a port.`);
  return port;
}
