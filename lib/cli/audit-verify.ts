import { chainTeams, verifyChain } from "@/lib/audit/verify";
import { openDatabase } from "./database";
import { runCommand } from "./life";

/** `npm run audit:verify`: checks every team's audit chain; exit code 1 at the first broken link. */
await runCommand(async () => {
  await openDatabase();
  for (const team of await chainTeams()) {
    const state = await verifyChain(team.id);
    if (!state.ok) {
      console.error(`${team.name} (${team.id}): broken at event ${state.brokenSeq}. ${state.reason}`);
      return 1;
    }
    console.log(`${team.name} (${team.id}): ${state.checked} events intact, newest hash ${state.headHash}`);
  }
  return 0;
});
