import "server-only";
import { startEmbedded } from "./embedded";

/**
 * A launcher in a process of its own, for the tests that kill it: `embedded-launcher.ts DIRECTORY [PORT]`.
 * Prints one line of JSON when the server answers, and shuts down in order on SIGTERM.
 */
const [directory = "", port = "0"] = process.argv.slice(2);
startEmbedded({ directory, port: Number(port) }).then(
  (server) => {
    const hold = setInterval(() => {}, 60_000);
    process.once("SIGTERM", () => {
      clearInterval(hold);
      void server.stop().then(() => process.exit(0));
    });
    process.stdout.write(`${JSON.stringify({ url: server.url, pid: server.pid(), port: server.port })}\n`);
  },
  (error: Error) => {
    process.stderr.write(error.message);
    process.exitCode = 3;
  },
);
