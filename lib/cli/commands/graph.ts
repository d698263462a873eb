import { formatDiagnostics } from '../../diagnostics/format';
import type { Graph } from '../../review/graph/graph';
import type { Flags } from '../arguments';
import { type CommandContext, formatOptions } from '../context';
import { deliver } from '../deliver';
import { type Outcome, runApp } from '../outcome';
import { ownFormat } from '../own-format';
import { stop } from '../problem';
import { progress } from '../progress';
import { readSettings } from '../settings';
import { isTerminal } from '../terminal';

const formats = ['mermaid', 'svg', 'dot', 'json'] as const;
type GraphFormat = (typeof formats)[number];

/** `lading graph`: who is in the app, and what leads to whom. Writes no manifests. */
export async function graph(context: CommandContext): Promise<void> {
  const { flags, folder, environment, streams } = context;
  const asked = flags.get('format') ?? environment.LADING_FORMAT;
  const format = ownFormat('graph', formats, asked === undefined ? asked : String(asked), flags);
  const settings = readSettings(withoutFormat(flags), { ...environment, LADING_FORMAT: '' }, folder);
  const shown = progress(() => isTerminal(2), streams.stderr);
  shown.step('Running the app …');
  await runApp(
    settings,
    { mode: 'review', placeNotes: false, review: { graph: true } },
    shown.step,
    (outcome) => {
      shown.end();
      const graphs = outcome.review?.graphs ?? [];
      process.exitCode = outcome.exitCode;
      const stderr = problems(outcome, context);
      if (format === 'svg' && graphs.length > 1) {
        const { fail }: typeof import('../fail') = require('../fail');
        return fail(several(), [], context);
      }
      const text = graphs.length === 0 ? '' : drawn(graphs, format);
      deliver(
        (as, isInFile) => ({
          stdout: as === 'text' ? '' : text,
          stderr: isInFile ? '' : stderr,
        }),
        // Whatever the format is, it is nothing that people read on a terminal.
        { format: 'json', outputFile: graphs.length === 0 ? undefined : settings.outputFile, streams },
      );
    },
  );
}

function problems({ diagnostics }: Outcome, context: CommandContext): string {
  const told = diagnostics.filter(
    ({ severity, suppressed }) => severity === 'error' && suppressed === undefined,
  );
  const text = formatDiagnostics(told, formatOptions(context));
  return text === '' ? '' : `${text}\n`;
}

function drawn(graphs: readonly Graph[], format: GraphFormat): string {
  const { dot, mermaid, svg }: typeof import('../../review') = require('../../review');
  if (format === 'json') return `${JSON.stringify({ formatVersion: 1, graphs }, undefined, 2)}\n`;
  return graphs.map({ dot, mermaid, svg }[format]).join('\n');
}

function several() {
  return stop('option/invalid', 'One picture shows one app, and there are several.', {
    fix: 'Name one of its environments: --env <name>.',
  });
}

function withoutFormat(flags: Flags): Flags {
  return new Map([...flags].filter(([name]) => name !== 'format'));
}
