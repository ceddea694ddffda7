import { AppError } from "@/lib/errors";
import { ProviderError } from "@/lib/providers/errors";

/** What a provider's failure to give us something means for the reader; `what` names the thing, e.g. "the report". */
export function readFailure(error: unknown, provider: string, what: string): unknown {
  if (!(error instanceof ProviderError)) return error;
  const kept = "Nothing was changed.";
  const options = { cause: error };
  switch (error.kind) {
    case "not-found":
      return new AppError("provider", `${provider} does not have ${what} any more. ${kept}`, options);
    case "unauthorized":
    case "not-configured":
      return new AppError(
        "provider",
        `${provider} refuses this connection's credentials. ${kept} Ask an admin.`,
        options,
      );
    case "forbidden":
      return new AppError(
        "provider",
        `This connection may not read ${what} at ${provider}. ${kept}`,
        options,
      );
    case "rate-limited":
      return new AppError(
        "rate-limited",
        `${provider} has had enough requests for now. ${kept} Try again in a minute.`,
        options,
      );
    case "conflict":
    case "invalid-request":
      return new AppError("provider", `${provider} did not give ${what}: ${error.message}`, options);
    case "unavailable":
    case "timeout":
    case "bad-response":
      return new AppError("unavailable", `${provider} does not answer. ${kept} Try again.`, options);
  }
}
