/** A file name cut to `most` characters, its ending kept. */
export function shortFileName(name: string, most = 200): string {
  const letters = [...name];
  if (letters.length <= most) return name;
  const ending = /\.[A-Za-z0-9]{1,10}$/.exec(name)?.[0] ?? "";
  return letters.slice(0, most - ending.length).join("") + ending;
}
