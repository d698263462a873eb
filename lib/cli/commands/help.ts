import { nearest } from '../../diagnostics/did-you-mean';
import { commands, isCommand } from '../command-table';
import type { CommandContext } from '../context';
import { help } from '../help';
import { stop } from '../problem';

/** `lading help [command]`: the same as `--help`. */
export function helpOn({ words: [name], streams }: CommandContext): void {
  if (name === undefined) streams.stdout(`${help()}\n`);
  else if (isCommand(name)) streams.stdout(`${help(name)}\n`);
  else {
    const suggestion = nearest(name, Object.keys(commands));
    const more = suggestion === undefined ? '' : ` Did you mean ${suggestion}?`;
    throw stop('option/invalid', `There is no command ${name}.${more}`, {
      suggestion,
      fix: 'lading help lists the commands.',
    });
  }
}
