/** Next calls this once when a server starts. Background work runs in the Node server only, never during a build. */
export async function register(): Promise<void> {
  // biome-ignore lint/style/noProcessEnv: Next replaces it at build time to leave Node code out of other runtimes
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { installPeerHeader } = await import("@/lib/auth/peer");
  installPeerHeader();
  const { startJobs } = await import("@/lib/jobs/start");
  startJobs();
}
