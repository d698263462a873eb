/** The name of the variable that stands for some words: `DB_PASSWORD` for db and password. No digit comes first. */
export function variableName(...words: readonly string[]): string {
  const parts = words
    .join('_')
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .match(/[A-Za-z0-9]+/g);
  const name = (parts ?? []).join('_').toUpperCase();
  return /^[0-9]/.test(name) ? `_${name}` : name;
}
