/** Providers whose own list of clients can be browsed from the desk, and those that keep organisations. */
const lists: ReadonlySet<string> = new Set(["amiqus"]);
const organisations: ReadonlySet<string> = new Set(["amiqus"]);

/** Whether the provider's own list of clients can be browsed. */
export const hasClientList = (provider: string): boolean => lists.has(provider);

/** Whether the provider keeps organisations. */
export const hasOrganisations = (provider: string): boolean => organisations.has(provider);
