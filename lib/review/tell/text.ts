import type { Paint, Style } from '../../diagnostics/color';
import { wrap } from '../../diagnostics/wrap';
import { targetNames } from '../../model/target';
import type { ChangeGroup, Diff, FieldChange, Impact } from '../change';
import { type Alike, alikeIn, securityIn, type Told } from './alike';
import { effectText, objectText, placeText, titleText, valuesText } from './words';

export interface TextOptions {
  readonly paint: Paint;
  /** Paths are relative to it. */
  readonly folder: string;
  /** The width of the terminal. */
  readonly columns?: number;
}

/** Fields that are shown of one object; the rest is counted. */
const mostFields = 20;

const styles: Readonly<Record<Impact, Style>> = {
  data: 'error',
  recreated: 'error',
  renamed: 'warning',
  orphaned: 'warning',
  restarted: 'warning',
  rolled: 'note',
  scaled: 'note',
  'in-place': 'hint',
  new: 'hint',
};

/** For people in front of a terminal. */
export function diffText(diff: Diff, options: TextOptions): string {
  const { paint } = options;
  if (diff.groups.length === 0) return '';
  const security = securityIn(diff);
  const lines = [
    ...wrap(diff.summary, options.columns ?? 100).map((line) => paint('strong', line)),
    paint('dim', `Compared with ${diff.base}.`),
  ];
  if (security.length > 0)
    lines.push('', paint('strong', 'Security'), ...security.map((told) => securityLine(told, options)));
  for (const group of diff.groups) lines.push('', ...groupLines(group, options));
  return `${lines.join('\n')}\n`;
}

function securityLine(
  { verdict, message, location, change, places }: Told,
  { paint, folder }: TextOptions,
): string {
  const style = verdict === 'widened' ? 'error' : verdict === 'narrowed' ? 'hint' : 'note';
  const place = placeText(location, folder);
  const target = paint('dim', targetNames[change.target].padEnd(10));
  return `  ${paint(style, verdict.padEnd(8))}  ${target}  ${objectText(change, places)} ${message}${place && paint('dim', `  ${place}`)}`;
}

function groupLines(group: ChangeGroup, options: TextOptions): string[] {
  const { paint, folder } = options;
  const place = placeText(group.location, folder);
  return [
    `${paint('strong', titleText(group))}${place && paint('dim', `  ${place}`)}`,
    ...alikeIn(group).flatMap((alike) => objectLines(alike, options)),
  ];
}

function objectLines({ change, places, commands }: Alike, options: TextOptions): string[] {
  const { paint } = options;
  const { target, effects, fields } = change;
  const [first, ...more] = effects;
  const head = `  ${paint('dim', targetNames[target].padEnd(10))}  ${objectText(change, places)}`;
  const lines = [first ? `${head}  ${paint(styles[first.impact], effectText(first))}` : head];
  for (const effect of more)
    lines.push(`${' '.repeat(14)}${paint(styles[effect.impact], effectText(effect))}`);
  for (const command of commands) lines.push(`${' '.repeat(14)}${paint('dim', `$ ${command}`)}`);
  for (const field of fields.slice(0, mostFields)) lines.push(...fieldLines(field, options));
  if (fields.length > mostFields)
    lines.push(paint('dim', `${' '.repeat(14)}and ${fields.length - mostFields} more`));
  return lines;
}

function fieldLines(field: FieldChange, { paint, folder, columns = 100 }: TextOptions): string[] {
  const place = placeText(field.location, folder);
  const indent = ' '.repeat(14);
  const tail = place && paint('dim', `  ${place}`);
  const values = valuesText(field);
  const isShort = indent.length + field.path.length + values.length + place.length + 6 <= columns;
  const head =
    isShort || values === ''
      ? [`${indent}${field.path}  ${values}`.trimEnd() + tail]
      : [
          `${indent}${field.path}${tail}`,
          ...wrap(values, Math.max(20, columns - 18)).map((line) => `${indent}  ${line}`),
        ];
  const hunks = (field.hunks ?? []).flatMap(({ lines }) => lines);
  return [
    ...head,
    ...hunks.map((line) => {
      const style = line.startsWith('+') ? 'hint' : line.startsWith('-') ? 'error' : 'dim';
      return `${indent}  ${paint(style, line)}`;
    }),
  ];
}
