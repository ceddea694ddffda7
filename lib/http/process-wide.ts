/**
 * One value per process under `name`, made on first use. Next bundles modules more than once, so module variables
 * would be several; globalThis is one.
 */
export function processWide<T>(name: string, create: () => T): T {
  const key = Symbol.for(`gatehouse.http.${name}`);
  const holder = globalThis as typeof globalThis & Record<symbol, T | undefined>;
  holder[key] ??= create();
  return holder[key];
}
