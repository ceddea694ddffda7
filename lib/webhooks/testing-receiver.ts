import { createServer } from "node:http";
import { answerDelivery } from "./answer";

export interface Receiver {
  url: string;
  /** While true, everything is answered 503, as by a proxy whose app is down. */
  down: boolean;
  close(): Promise<void>;
}

/** Serves the webhook inbox on loopback, as Next's route does. */
export async function startReceiver(): Promise<Receiver> {
  const server = createServer(async (incoming, outgoing) => {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk);
    if (receiver.down) return outgoing.writeHead(503).end();
    const request = new Request(`http://receiver${incoming.url}`, {
      method: "POST",
      body: Buffer.concat(chunks),
      headers: Object.entries(incoming.headers).flatMap(([name, value]): [string, string][] =>
        typeof value === "string" ? [[name, value]] : [],
      ),
    });
    const response = await answerDelivery(request, incoming.url?.split("?")[0]?.split("/").at(-1) ?? "");
    outgoing.writeHead(response.status).end(await response.text());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  const receiver: Receiver = {
    url: `http://127.0.0.1:${port}`,
    down: false,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return receiver;
}
