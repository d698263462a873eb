import { parseArgs } from 'node:util';
import { nearest } from '../diagnostics/did-you-mean';
import { type CommandName, commands, isCommand } from './command-table';
import { isOption, type OptionName, type OptionSpec, options } from './option-table';
import { stop } from './problem';

export type Flags = ReadonlyMap<OptionName, string | boolean>;

export interface Arguments {
  /** None: the user asks for help or the version. */
  readonly command?: CommandName;
  readonly words: readonly string[];
  readonly flags: Flags;
}

/** Reads the command line by the table; throws what the user has to mend. */
export function readArguments(given: readonly string[]): Arguments {
  const words: string[] = [];
  const flags = new Map<OptionName, string | boolean>();
  for (const token of tokensOf(given)) {
    if (token.kind === 'positional') words.push(token.value);
    else if (token.kind === 'option') add(...flag(token.name, token.value));
  }
  return { ...command(words), flags };

  function add(name: OptionName, value: string | boolean): void {
    const before = flags.get(name);
    const { type } = options[name];
    if (before === undefined || type === 'flag') flags.set(name, value);
    else if (type === 'list') flags.set(name, `${before},${value}`);
    else {
      throw stop('option/invalid', `--${name} is given twice, as "${before}" and as "${value}".`, {
        fix: 'Leave one of the two out.',
      });
    }
  }

  function command(all: string[]): Pick<Arguments, 'command' | 'words'> {
    const [name, ...rest] = all;
    if (name === undefined) return { words: [] };
    if (!isCommand(name))
      throw unknown('command', name, Object.keys(commands), 'lading --help lists the commands.');
    const spec = commands[name];
    const extra = rest[spec.words];
    if (extra !== undefined)
      throw stop('option/invalid', `"${extra}" is one word too many for lading ${name}.`);
    const own: readonly OptionName[] = spec.options;
    for (const [option] of flags) {
      if (own.includes(option)) continue;
      throw stop('option/invalid', `lading ${name} has no option --${option}.`, {
        fix: `lading ${name} --help lists its options.`,
      });
    }
    return { command: name, words: rest };
  }
}

/** The value of an option as it was typed, on a line of which anything else may be wrong. */
export function valueAmong(given: readonly string[], name: OptionName): string | undefined {
  for (const token of tokensOf(given)) {
    if (token.kind === 'option' && token.name === name && token.value !== undefined) return token.value;
  }
  return undefined;
}

function tokensOf(given: readonly string[]) {
  const { tokens } = parseArgs({
    args: [...given],
    options: Object.fromEntries(Object.entries(options).map(([name, spec]) => [name, argument(spec)])),
    strict: false,
    tokens: true,
    allowPositionals: true,
  });
  return tokens;
}

function argument(spec: Pick<OptionSpec, 'type' | 'short'>) {
  const type: 'boolean' | 'string' = spec.type === 'flag' ? 'boolean' : 'string';
  return spec.short === undefined ? { type } : { type, short: spec.short };
}

function flag(name: string, value: string | undefined): [OptionName, string | boolean] {
  if (name === 'no-color') return ['color', false];
  if (!isOption(name)) {
    throw unknown(
      'option',
      `--${name}`,
      Object.keys(options).map((option) => `--${option}`),
      'lading --help shows more.',
    );
  }
  if (options[name].type === 'flag') {
    if (value !== undefined) throw stop('option/invalid', `--${name} takes no value.`);
    return [name, true];
  }
  if (value === undefined || value === '') throw stop('option/invalid', `--${name} needs a value.`);
  return [name, value];
}

function unknown(kind: string, name: string, known: readonly string[], fix: string) {
  const suggestion = nearest(name, known);
  const more = suggestion === undefined ? '' : ` Did you mean ${suggestion}?`;
  return stop('option/invalid', `There is no ${kind} ${name}.${more}`, { suggestion, fix });
}
