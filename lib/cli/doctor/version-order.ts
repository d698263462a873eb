/** The numbers that a version begins with: of `v5.3.1-rc.1` 5, 3, 1. */
function numbersOf(version: string): readonly number[] {
  const [, text = ''] = /^[v^>=~ ]*(\d{1,6}(?:\.\d{1,6}){0,2})/.exec(version.slice(0, 100)) ?? [];
  return text.split('.').map(Number);
}

/** Whether a version is another one or a later one. */
export function isAtLeast(version: string, least: string): boolean {
  const [own, other] = [numbersOf(version), numbersOf(least)];
  for (const index of [0, 1, 2]) {
    const [one = 0, two = 0] = [own[index], other[index]];
    if (one !== two) return one > two;
  }
  return true;
}

/** What comes before the first dot. */
export function majorOf(version: string): number {
  return numbersOf(version)[0] ?? 0;
}
