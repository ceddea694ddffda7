import { parseArgs } from "node:util";
import { startSandbox } from "@/lib/sandbox/server";

/** `npm run sandbox -- --port N [--records N]`: the provider sandbox alone, on loopback, until it is stopped. */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      port: { type: "string", default: process.env.SANDBOX_PORT ?? "4100" },
      host: { type: "string", default: "127.0.0.1" },
      records: { type: "string" },
    },
  });
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    console.error(`sandbox: --port ${values.port} is no port number.`);
    process.exit(2);
  }
  const running = await startSandbox({ port, host: values.host });
  if (values.records !== undefined) {
    await fetch(`${running.url}/__sandbox/amiqus/seed`, {
      method: "POST",
      body: JSON.stringify({ records: Number(values.records) }),
    });
  }
  console.log(`sandbox: ${running.url}`);
  console.log(`  amiqus   ${running.url}/amiqus/api/v2   token sandbox-amiqus-token`);
  console.log(`  control  ${running.url}/__sandbox`);
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.once(signal, () => void running.close().then(() => process.exit(0)));
  }
}

main().catch((error: unknown) => {
  console.error(`sandbox: ${error instanceof Error ? error.message : String(error)}`);
  process.exit(1);
});
