interface Searchable {
  firstName: string;
  middleName: string | null;
  lastName: string;
  email: string;
  reference: string | null;
}

/** The lower-cased text that the client list is searched by. */
export function clientSearchText(client: Searchable): string {
  return [client.firstName, client.middleName, client.lastName, client.email, client.reference]
    .filter((part) => part !== null && part !== "")
    .join(" ")
    .normalize("NFKC")
    .toLowerCase();
}
