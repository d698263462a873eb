/** What docker compose would merge with another file before it judges this one, which alone is here. */
export function overridesOther(file: string): string | undefined {
  if (!/[.-]override\.ya?ml$/.test(file)) return undefined;
  return 'The file overrides another one, which is not among those to check, so only what each field may be is checked, and not what they say together.';
}
