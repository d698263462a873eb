/**
 * The nearest name that every target takes: letters in lower case and without accents, digits, and `-` between them, a
 * letter first. Nothing where none of the text can be kept.
 */
export function plainName(text: string, longest = 63): string | undefined {
  const name = text
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replace(/([a-z0-9])(?=[A-Z])/g, '$1-')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+/, '')
    .slice(0, longest)
    .replace(/-+$/, '');
  return name === '' ? undefined : name;
}
