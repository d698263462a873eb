import { formatDiagnostics } from '../diagnostics/format';
import { type CommandContext, formatOptions } from './context';
import type { Outcome } from './outcome';

/** What is wrong with the app, for who asked it for something else; `lading synth` shows its warnings. */
export function errorsText({ diagnostics }: Outcome, context: CommandContext): string {
  const told = diagnostics.filter(
    ({ severity, suppressed }) => severity === 'error' && suppressed === undefined,
  );
  const text = formatDiagnostics(told, formatOptions(context));
  return text === '' ? '' : `${text}\n`;
}
