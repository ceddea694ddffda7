import { env } from "@/lib/env";
import { type RunningSandbox, startSandbox } from "@/lib/sandbox/server";
import type { ProviderId } from "./port";

/**
 * The sandbox of a contract test, and the base URL of the provider whose API it serves at `mount`. With
 * SANDBOX_<PROVIDER>_URL set the sandbox listens on SANDBOX_PORT and is spoken to through that address, so that a server
 * in between can judge every request.
 */
export async function startContractSandbox(
  provider: ProviderId,
  mount: string,
): Promise<RunningSandbox & { baseUrl: string }> {
  const between = env.sandboxUrls[provider];
  const running = await startSandbox({ port: between === null ? 0 : env.sandboxPort });
  // A connection kept from an earlier sandbox at this address is found closed here and not by a test.
  const reach = () => fetch(`${running.url}/__sandbox`);
  await reach().catch(reach);
  return { ...running, baseUrl: between ?? `${running.url}${mount}` };
}
