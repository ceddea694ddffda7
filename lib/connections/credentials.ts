import "server-only";
import { fingerprint, seal } from "@/lib/crypto/envelope";
import { credentialsPlace } from "./adapter";

/** What an adapter that uses a personal access token takes as credentials. */
export interface TokenCredentials {
  token: string;
}

/** Columns that hold a token: sealed for this row, with what people may compare it by. */
export function tokenColumns(connection: { id: string; teamId: string }, token: string) {
  const credentials: TokenCredentials = { token };
  return {
    credentials: seal(JSON.stringify(credentials), credentialsPlace(connection)),
    // Four characters of a short token would be much of it.
    credentialLastFour: token.length >= 16 ? token.slice(-4) : "",
    credentialFingerprint: fingerprint(token),
  };
}

/** Columns of a connection whose token was erased. */
export function erasedColumns(connection: { id: string; teamId: string }) {
  return {
    credentials: seal("{}", credentialsPlace(connection)),
    credentialLastFour: "",
    webhookSecrets: null,
    webhookEnabled: false,
  };
}
