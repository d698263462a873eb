import { targetNames } from '../../model/target';
import type { ChangeGroup, Diff, FieldChange } from '../change';
import { type Alike, alikeIn, securityIn } from './alike';
import { effectText, objectText, placeText, titleText, valuesText } from './words';

/** GitHub takes no comment that is longer than 65,536 characters; a step summary may have more. */
const most = 60_000;

/** By which a pipeline finds the comment that it has made before. */
const commentMark = '<!-- lading diff -->';

const marks = { widened: '🔺', narrowed: '🔻', changed: '▫️' } as const;

/** For a comment on a pull request, and the summary of a step: each construct is folded. */
export function diffMarkdown(diff: Diff, folder: string): string {
  const head = [commentMark, '### What this change does', '', escaped(diff.summary), ''];
  if (diff.groups.length === 0) return `${head.join('\n')}`;
  head.push(`Compared with ${code(diff.base)}.`, '');
  const security = securityIn(diff);
  if (security.length > 0) {
    head.push('**Security**', '');
    for (const { verdict, message, location, change, places } of security.slice(0, 50))
      head.push(
        `- ${marks[verdict]} ${verdict}: ${targetNames[change.target]} ${code(objectText(change, places))} ${escaped(message)}${at(placeText(location, folder))}`,
      );
    if (security.length > 50) head.push(`- and ${security.length - 50} more`);
    head.push('');
  }
  let text = head.join('\n');
  const shorts = diff.groups.map((group) => `\n${groupText(group, folder, false)}`);
  // No construct is left out for what another one has to say of its fields.
  let rest = shorts.reduce((sum, each) => sum + each.length, 0);
  for (const [index, group] of diff.groups.entries()) {
    const short = shorts[index] ?? '';
    rest -= short.length;
    const whole = text.length + rest > most ? undefined : `\n${groupText(group, folder, true)}`;
    const isRoomy = whole !== undefined && text.length + whole.length + rest <= most;
    if (!isRoomy && text.length + short.length > most) {
      text += `\nAnd ${diff.groups.length - index} more, which do not fit in here.\n`;
      break;
    }
    text += isRoomy ? whole : short;
  }
  return text;
}

function groupText(group: ChangeGroup, folder: string, isWhole: boolean): string {
  const worst = group.objects[0]?.effects[0];
  const title = `<b>${html(titleText(group))}</b>${worst ? ` — ${html(effectText(worst))}` : ''}`;
  const place = placeText(group.location, folder);
  const lines = alikeIn(group).flatMap((alike) => objectLines(alike, folder, isWhole));
  return [
    `<details><summary>${title}${place && ` <code>${html(place)}</code>`}</summary>`,
    '',
    ...lines,
    '',
    '</details>',
    '',
  ].join('\n');
}

function objectLines({ change, places, commands }: Alike, folder: string, isWhole: boolean): string[] {
  const { target, effects, fields } = change;
  const lines = [
    `- ${targetNames[target]} ${code(objectText(change, places))}: ${effects.map((each) => escaped(effectText(each))).join('; ')}`,
  ];
  for (const command of commands) lines.push(`  - ${code(command)}`);
  if (!isWhole) return lines;
  return [...lines, ...fields.slice(0, 30).flatMap((field) => fieldText(field, folder))];
}

function fieldText(field: FieldChange, folder: string): string[] {
  const values = valuesText(field);
  const line = `  - ${code(field.path)} ${values && code(values)}${at(placeText(field.location, folder))}`;
  const lines = (field.hunks ?? []).flatMap((hunk) => hunk.lines);
  if (lines.length === 0) return [line.trimEnd()];
  const fence = '`'.repeat(Math.max(3, ...lines.map((each) => (/`+/.exec(each)?.[0].length ?? 0) + 1)));
  return [line.trimEnd(), '', `    ${fence}diff`, ...lines.map((each) => `    ${each}`), `    ${fence}`, ''];
}

function at(place: string): string {
  return place && ` (${code(place)})`;
}

/** Whatever it holds, nothing of it is markup. */
function code(text: string): string {
  const longest = Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  const pad = longest > 0 ? ' ' : '';
  return fence + pad + text.replaceAll('\n', ' ') + pad + fence;
}

function escaped(text: string): string {
  return text.replace(/[\\`*_{}[\]<>#|@]/g, '\\$&');
}

function html(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
