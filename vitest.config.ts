import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const root = fileURLToPath(new URL(".", import.meta.url));
const alias = { "@": root.replace(/\/$/, ""), "server-only": `${root}lib/db/server-only-stub.ts` };
const shared = { environment: "node", restoreMocks: true } as const;

export default defineConfig({
  resolve: { alias },
  test: {
    projects: [
      {
        resolve: { alias },
        test: {
          ...shared,
          name: "unit",
          include: ["lib/**/*.test.ts", "components/**/*.test.ts", "app/**/*.test.ts"],
          exclude: [
            "**/*.integration.test.ts",
            "**/*.contract.test.ts",
            "**/*fuzz.test.ts",
            "node_modules/**",
          ],
        },
      },
      {
        resolve: { alias },
        test: { ...shared, name: "fuzz", include: ["lib/**/*fuzz.test.ts", "components/**/*fuzz.test.ts"] },
      },
      {
        resolve: { alias },
        test: {
          ...shared,
          name: "contract",
          include: ["lib/**/*.contract.test.ts"],
          testTimeout: 20_000,
          // One after the other: with a judge in front of the sandbox they all listen on the same port.
          fileParallelism: false,
        },
      },
      {
        resolve: { alias },
        test: {
          ...shared,
          name: "integration",
          include: ["lib/**/*.integration.test.ts"],
          globalSetup: ["./lib/db/testing-server.ts"],
          testTimeout: 30_000,
          hookTimeout: 60_000,
          maxWorkers: 2,
        },
      },
    ],
  },
});
