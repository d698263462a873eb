import { resolve } from 'node:path';
import { formatDiagnostics } from '../../diagnostics/format';
import { count } from '../../diagnostics/summary';
import { replaceFile } from '../../files/replace-file';
import type { Alarm, Diff } from '../../review';
import type { Flags } from '../arguments';
import { type CommandContext, formatOptions, paintFor } from '../context';
import { type Outcome, runApp } from '../outcome';
import { stop } from '../problem';
import { progress } from '../progress';
import { jsonReport } from '../reporters/json';
import { readSettings } from '../settings';
import { columnsOf, isTerminal } from '../terminal';

const formats = ['text', 'json', 'markdown'] as const;
type DiffFormat = (typeof formats)[number];

/** `lading diff`: how what the app says now differs from an earlier output, and what that does to what runs. */
export async function diff(context: CommandContext): Promise<void> {
  const { flags, folder, environment, streams } = context;
  const format = formatIn(context);
  const settings = readSettings(withoutFormat(flags), { ...environment, LADING_FORMAT: undefined }, folder);
  const alarms = alarmsWanted(context);
  const { findBase }: typeof import('../../review') = require('../../review');
  const asked = flags.get('base') ?? environment.LADING_BASE;
  const base = findBase(
    asked === undefined || asked === '' ? undefined : String(asked),
    settings.folder,
    folder,
  );
  if ('message' in base) throw stop('option/invalid', base.message, { fix: base.fix });
  const shown = progress(() => isTerminal(2), streams.stderr);
  shown.step('Running the app …');
  await runApp(settings, { mode: 'review', placeNotes: false, base }, shown.step, (outcome) => {
    shown.end();
    try {
      tell(outcome, format, alarms, context);
    } catch (error) {
      const { fail }: typeof import('../fail') = require('../fail');
      fail(error, ['--format', format === 'json' ? 'json' : 'text'], context);
    }
  });
}

function tell(
  outcome: Outcome,
  format: DiffFormat,
  alarms: ReadonlySet<Alarm>,
  context: CommandContext,
): void {
  const { diff, exitCode } = outcome;
  if (diff !== undefined && 'message' in diff) throw stop('option/invalid', diff.message, { fix: diff.fix });
  tellProblems(outcome, context);
  process.exitCode = exitCode;
  if (diff === undefined) {
    if (format === 'json') context.streams.stdout(jsonReport(outcome).stdout);
    return;
  }
  const code = exitCode === 0 ? verdict(diff, context.flags, alarms) : exitCode;
  answer(report(diff, format, context, code), context);
  process.exitCode = code;
}

/** Errors, and warnings only as far as they are counted: `lading synth` shows them. */
function tellProblems({ diagnostics, diff, exitCode }: Outcome, context: CommandContext): void {
  const { errors, warnings } = count(diagnostics);
  const isRefused = exitCode !== 0 && errors === 0 && warnings > 0;
  const told = diagnostics.filter(
    ({ severity, suppressed }) =>
      suppressed === undefined && (severity === 'error' || (isRefused && severity === 'warning')),
  );
  const text = formatDiagnostics(told, formatOptions(context));
  if (text !== '') context.streams.stderr(`${text}\n`);
  if (diff === undefined) context.streams.stderr('Nothing was compared.\n');
}

function verdict(diff: Diff, flags: Flags, wanted: ReadonlySet<Alarm>): 0 | 1 {
  if (flags.has('exit-code') && diff.groups.length > 0) return 1;
  const { alarmsIn }: typeof import('../../review') = require('../../review');
  return alarmsIn(diff, wanted).size > 0 ? 1 : 0;
}

function report(diff: Diff, format: DiffFormat, context: CommandContext, exitCode: number): string {
  const { diffMarkdown, diffText }: typeof import('../../review') = require('../../review');
  const { folder, environment, flags } = context;
  switch (format) {
    case 'json':
      return `${JSON.stringify({ formatVersion: 1, exitCode, ...diff }, undefined, 2)}\n`;
    case 'markdown':
      return diffMarkdown(diff, folder);
    case 'text': {
      const toFile = flags.has('output-file');
      const paint = paintFor(
        1,
        toFile ? { ...context, flags: new Map([...flags, ['color', false]]) } : context,
      );
      return diffText(diff, { paint, folder, columns: toFile ? undefined : columnsOf(1, environment) });
    }
  }
}

function answer(text: string, { flags, folder, streams }: CommandContext): void {
  const file = flags.get('output-file');
  if (typeof file === 'string') replaceFile(resolve(folder, file), text);
  else streams.stdout(text);
}

function formatIn({ flags, environment }: CommandContext): DiffFormat {
  const asked = flags.get('format') ?? environment.LADING_FORMAT ?? 'text';
  const found = formats.find((name) => name === asked);
  if (found !== undefined) return found;
  if (!flags.has('format') && asked === 'github') return 'text';
  throw stop('option/invalid', `lading diff has the formats ${formats.join(', ')}, and no ${asked}.`);
}

function withoutFormat(flags: Flags): Flags {
  return new Map([...flags].filter(([name]) => name !== 'format'));
}

function alarmsWanted({ flags, environment }: CommandContext): ReadonlySet<Alarm> {
  const { alarms }: typeof import('../../review') = require('../../review');
  const text = flags.get('fail-on') ?? environment.LADING_FAIL_ON ?? '';
  const names = String(text)
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
  return new Set(
    names.map((name) => {
      const found = alarms.find((alarm) => alarm === name);
      if (found !== undefined) return found;
      throw stop('option/invalid', `--fail-on knows ${alarms.join(', ')}, and no ${name}.`);
    }),
  );
}
