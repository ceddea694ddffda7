import { chainTeams, verifyChain } from "@/lib/audit/verify";
import { disconnect } from "@/lib/db/client";

// `npm run audit:verify`: checks every team's audit chain; exit code 1 at the first broken link.
for (const team of await chainTeams()) {
  const state = await verifyChain(team.id);
  if (!state.ok) {
    console.error(`${team.name} (${team.id}): broken at event ${state.brokenSeq}. ${state.reason}`);
    process.exitCode = 1;
    break;
  }
  console.log(`${team.name} (${team.id}): ${state.checked} events intact, newest hash ${state.headHash}`);
}
await disconnect();
