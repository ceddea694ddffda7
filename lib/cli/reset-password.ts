import { resetPassword } from "@/lib/auth/reset-password";
import { disconnect } from "@/lib/db/client";
import { AppError } from "@/lib/errors";

// `npm run password:reset -- EMAIL`: for somebody who forgot theirs. Prints the new password once.
const email = process.argv.slice(2).find((argument) => !argument.startsWith("--"));
try {
  if (!email) throw new AppError("invalid", "Usage: npm run password:reset -- EMAIL");
  const password = await resetPassword(email);
  console.log(
    `New password: ${password}\nAll sessions of the account are over. Change it under Settings, Password.`,
  );
} catch (error) {
  if (!(error instanceof AppError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
} finally {
  await disconnect();
}
