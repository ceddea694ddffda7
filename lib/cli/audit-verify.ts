import { chainTeams, verifyChain } from "@/lib/audit/verify";
import { disconnect } from "@/lib/db/client";

// Checks every team's audit chain; exit code 1 at the first broken link.
try {
  for (const team of await chainTeams()) {
    const state = await verifyChain(team.id);
    if (state.ok) {
      console.log(`${team.name} (${team.id}): ${state.checked} events, head ${state.headHash}`);
      continue;
    }
    console.error(`${team.name} (${team.id}): broken at event ${state.brokenSeq}. ${state.reason}`);
    process.exitCode = 1;
    break;
  }
} finally {
  await disconnect();
}
