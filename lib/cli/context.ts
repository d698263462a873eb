import { coloured, type Paint, plain, wantsColor } from '../diagnostics/color';
import type { Flags } from './arguments';
import type { Environment } from './settings';
import type { Streams } from './streams';

/** What a command gets from the process around it. */
export interface CommandContext {
  readonly words: readonly string[];
  readonly flags: Flags;
  readonly environment: Environment;
  /** The working directory; absolute. */
  readonly folder: string;
  readonly streams: Streams;
  readonly terminal: { readonly stdout: boolean; readonly stderr: boolean };
}

/** Runs to its end and leaves the exit code in `process.exitCode`. */
export type Command = (context: CommandContext) => void | Promise<void>;

export function paintFor(stream: 'stdout' | 'stderr', context: CommandContext): Paint {
  const { flags, environment, terminal } = context;
  const flag = flags.get('color');
  const asked = typeof flag === 'boolean' ? flag : undefined;
  return wantsColor(asked, environment, terminal[stream]) ? coloured : plain;
}
