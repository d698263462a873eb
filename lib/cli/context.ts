import { coloured, type Paint, plain, wantsColor } from '../diagnostics/color';
import type { FormatOptions } from '../diagnostics/format';
import type { Flags } from './arguments';
import type { Environment } from './environment';
import type { Streams } from './streams';
import { columnsOf, isTerminal } from './terminal';

/** What a command gets from the process around it. */
export interface CommandContext {
  readonly words: readonly string[];
  readonly flags: Flags;
  readonly environment: Environment;
  /** The working directory; absolute. */
  readonly folder: string;
  readonly streams: Streams;
}

/** Runs to its end and leaves the exit code in `process.exitCode`. */
export type Command = (context: CommandContext) => void | Promise<void>;

/** For a stream by its descriptor: 1 is stdout, 2 is stderr. Decided when something is painted: most runs do not. */
export function paintFor(stream: 1 | 2, { flags, environment }: CommandContext): Paint {
  const flag = flags.get('color');
  const asked = typeof flag === 'boolean' ? flag : undefined;
  let chosen: Paint | undefined;
  return (style, text) => {
    chosen ??= wantsColor(asked, environment, () => isTerminal(stream)) ? coloured : plain;
    return chosen(style, text);
  };
}

/** How diagnostics are set on stderr. The width is asked for where something is set: most runs have nothing to say. */
export function formatOptions(context: CommandContext, max?: number): FormatOptions {
  return {
    paint: paintFor(2, context),
    folder: context.folder,
    max,
    get columns() {
      return columnsOf(2, context.environment);
    },
  };
}
