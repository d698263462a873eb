/** Beyond this many lines nothing is compared line by line: it would be a long wait, and nobody reads it. */
const most = 400;

/** Lines that stand around a change. */
const around = 2;

/** What differs between two texts, by lines: `-` is only in the first, `+` only in the second, `…` is left out. */
export function lineDiff(before: string, after: string): string {
  const [old, now] = [before.trimEnd().split('\n'), after.trimEnd().split('\n')];
  let start = 0;
  while (start < old.length && start < now.length && old[start] === now[start]) start++;
  let end = 0;
  const rest = Math.min(old.length, now.length) - start;
  while (end < rest && old[old.length - 1 - end] === now[now.length - 1 - end]) end++;
  const middle = changed(old.slice(start, old.length - end), now.slice(start, now.length - end));
  const lines = [...old.slice(0, start).map(same), ...middle, ...old.slice(old.length - end).map(same)];
  return fold(lines).join('\n');
}

const same = (line: string) => `  ${line}`;

function changed(old: readonly string[], now: readonly string[]): readonly string[] {
  const whole = [...old.map((line) => `- ${line}`), ...now.map((line) => `+ ${line}`)];
  if (old.length === 0 || now.length === 0 || old.length > most || now.length > most) return whole;
  const lengths = commonLengths(old, now);
  const lines: string[] = [];
  let [i, j] = [0, 0];
  const at = (row: number, column: number) => lengths[row]?.[column] ?? 0;
  while (i < old.length || j < now.length) {
    if (i < old.length && j < now.length && old[i] === now[j]) {
      lines.push(same(old[i] ?? ''));
      i++;
      j++;
    } else if (i < old.length && (j >= now.length || at(i + 1, j) >= at(i, j + 1)))
      lines.push(`- ${old[i++]}`);
    else lines.push(`+ ${now[j++]}`);
  }
  return lines;
}

/** By where each text goes on: how long the longest common sequence of lines is from there. */
function commonLengths(old: readonly string[], now: readonly string[]): readonly number[][] {
  const rows: number[][] = Array.from({ length: old.length + 1 }, () => []);
  for (let i = old.length - 1; i >= 0; i--) {
    const [row = [], next = []] = [rows[i], rows[i + 1]];
    for (let j = now.length - 1; j >= 0; j--)
      row[j] = old[i] === now[j] ? (next[j + 1] ?? 0) + 1 : Math.max(next[j] ?? 0, row[j + 1] ?? 0);
  }
  return rows;
}

function fold(lines: readonly string[]): string[] {
  const isShown = lines.map((_, index) =>
    lines.slice(Math.max(0, index - around), index + around + 1).some((line) => !line.startsWith('  ')),
  );
  return lines.flatMap((line, index) => {
    if (isShown[index]) return [line];
    return index === 0 || isShown[index - 1] ? ['  …'] : [];
  });
}
