import type { IConstruct } from 'constructs';
import { type Synthesized, synthesizeInto } from '../../lib/constructs/run/synthesize-into';
import { memoryOutput } from '../../lib/emit/memory-output';
import type { Target } from '../../lib/model/target';

export interface InMemory extends Synthesized {
  /** What is no text, as base64. */
  readonly files: ReadonlyMap<string, string>;
}

/** Everything that an app becomes, and what is said about it; no disk is touched. */
export function synthInMemory(app: IConstruct, targets?: readonly Target[]): InMemory {
  const output = memoryOutput();
  const synthesized = synthesizeInto(app, output, { out: 'dist', ...(targets && { targets }) });
  const files = [...output.files].map(
    ([path, data]) => [path, typeof data === 'string' ? data : data.toString('base64')] as const,
  );
  return { ...synthesized, files: new Map(files) };
}

/** What keeps an app from being written. */
export function errorsOf({ diagnostics }: Pick<Synthesized, 'diagnostics'>): string[] {
  return diagnostics
    .filter(({ severity, suppressed }) => severity === 'error' && suppressed === undefined)
    .map(({ code, message, path }) => `${path}: ${code}: ${message}`);
}

/** The output of one target as one text. */
export function textOf({ files }: InMemory, target: Target): string {
  return [...files]
    .filter(([path]) => path.startsWith(`${target}/`))
    .map(([path, text]) => `--- ${path}\n${text}`)
    .join('');
}
