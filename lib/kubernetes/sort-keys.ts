/** A copy in the order of its keys: output must not depend on the order in which entries were added. */
export function sortKeys(record: Readonly<Record<string, string>>): Record<string, string> {
  const keys = Object.keys(record);
  if (keys.length < 2) return { ...record };
  const sorted: Record<string, string> = {};
  for (const key of keys.sort()) sorted[key] = record[key] ?? '';
  return sorted;
}
