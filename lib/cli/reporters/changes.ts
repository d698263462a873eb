import { foreign } from '../../diagnostics/foreign-text';
import { shortPath } from '../../diagnostics/format';
import { plural } from '../../diagnostics/summary';
import type { FileChange } from '../../emit/changes';
import type { Hunk } from '../../emit/line-diff';
import type { ReportContext } from './reporter';

/** Beyond this number of lines, files are only named. */
const most = 400;

const words = {
  missing: '  is missing',
  different: '',
  unneeded: '  is not needed any more',
  unfinished: '  was not finished by the last run',
} as const;

/** The files that are not up to date and, below each, the lines that differ. */
export function printChanges(
  changes: readonly FileChange[],
  {
    settings,
    folder,
    paint,
  }: Pick<ReportContext, 'folder' | 'paint'> & { readonly settings: { readonly out: string } },
): string[] {
  const printed: string[] = [];
  for (const { path, kind, hunks, more } of changes) {
    printed.push(`  ${paint('strong', shortPath(`${settings.out}/${path}`, folder))}${words[kind]}`);
    if (printed.length > most) continue;
    printed.push(
      ...hunks.flatMap((hunk, at) => [
        ...(at > 0 ? [paint('dim', '      ⋮')] : []),
        ...printHunk(hunk, paint),
      ]),
    );
    if (more > 0) printed.push(paint('dim', `      ⋮ ${plural(more, 'more line')}`));
  }
  return printed;
}

function printHunk({ line, lines }: Hunk, paint: ReportContext['paint']): string[] {
  const width = String(line + lines.length).length;
  let number = line - 1;
  return lines.map((text) => {
    const sign = text.charAt(0);
    if (sign !== '+') number += 1;
    const gutter = paint('dim', `${(sign === '+' ? '' : String(number)).padStart(width)} │`);
    const style = sign === '+' ? 'hint' : sign === '-' ? 'error' : 'dim';
    return `    ${gutter} ${paint(style, foreign(`${sign} ${text.slice(1)}`).trimEnd())}`;
  });
}
