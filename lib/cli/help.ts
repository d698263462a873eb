import { wrap } from '../diagnostics/wrap';
import { type CommandName, commands } from './command-table';
import { type OptionSpec, options } from './option-table';

/** The help of one command, or of them all. */
export function help(command?: CommandName): string {
  return command === undefined ? overview() : ofCommand(command);
}

function overview(): string {
  const rows = Object.entries(commands).map(([name, { summary }]) => `  ${name.padEnd(12)}${summary}`);
  return [
    'Describe an application once; get Kubernetes and Compose manifests that agree.',
    '',
    'Usage: lading <command> [options]',
    '',
    ...rows,
    '',
    'lading <command> --help shows its options.',
    ...exitCodes,
  ].join('\n');
}

function ofCommand(command: CommandName): string {
  const { summary, usage, options: names } = commands[command];
  const specs = names.map((name): [string, OptionSpec] => [name, options[name]]);
  return [`${summary}.`, '', `Usage: ${usage}`, '', ...specs.flatMap(row), ...exitCodes].join('\n');
}

function row([name, { short, value, help: text, env }]: [string, OptionSpec]): string[] {
  const left = `  ${short ? `-${short}, ` : ''}--${name}${value ? ` ${value}` : ''}`;
  const lines = wrap(env ? `${text} [${env}]` : text, 52).map((line) => ' '.repeat(28) + line);
  const [first = '', ...rest] = lines;
  return left.length < 27 ? [left.padEnd(28) + first.trimStart(), ...rest] : [left, ...lines];
}

const exitCodes = [
  '',
  'Exit codes: 0 done; 1 the answer is no (errors, files not up to date);',
  '2 there is no answer (options, configuration, the app failed); 130 interrupted.',
];
