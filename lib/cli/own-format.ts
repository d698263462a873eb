import type { Flags } from './arguments';
import { stop } from './problem';

/**
 * The format of a command that has formats of its own. One that was typed has to be among them. The environment speaks to
 * every command of a pipeline: one that has not what it names tells what it usually does.
 *
 * @param known The usual one first.
 * @param asked By whomever.
 */
export function ownFormat<F extends string>(
  command: string,
  known: readonly [F, ...F[]],
  asked: string | undefined,
  flags: Flags,
): F {
  const found = known.find((name) => name === asked);
  if (found !== undefined) return found;
  if (!flags.has('format')) return known[0];
  throw stop('option/invalid', `lading ${command} has the formats ${known.join(', ')}, and no ${asked}.`);
}
