/** What the form of a connection holds. */
export interface ConnectionValues {
  provider: string;
  name: string;
  baseUrl: string;
  kind: "token" | "oauth";
  token: string;
  tokenMadeOn: string;
  clientId: string;
  clientSecret: string;
}

/** A provider that may be connected. */
export interface ProviderChoice {
  id: string;
  label: string;
  baseUrl: string;
  oauth: boolean;
}

/** What is stored already, so that it may stay as it is. */
export interface StoredCredential {
  kind: "token" | "oauth";
  lastFour: string;
  baseUrl: string;
}

/** Names of the fields, for the fields and for the summary of errors. */
export const connectionLabels = {
  provider: "Provider",
  name: "Name",
  baseUrl: "Base URL",
  kind: "How the desk signs in",
  token: "Personal access token",
  tokenMadeOn: "Token made on",
  clientId: "Client ID",
  clientSecret: "Client secret",
};
