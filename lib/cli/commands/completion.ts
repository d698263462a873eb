import { type CommandName, commands } from '../command-table';
import type { CommandContext } from '../context';
import { type OptionName, type OptionSpec, options } from '../option-table';
import { stop } from '../problem';

const shells = { bash, zsh, fish };

function isShell(name: string): name is keyof typeof shells {
  return Object.hasOwn(shells, name);
}

/** `lading completion <shell>`: a script made of the table that makes the help. */
export function completion({ words: [shell = ''], streams }: CommandContext): void {
  if (!isShell(shell))
    throw stop('option/invalid', `lading completion knows ${Object.keys(shells).join(', ')}.`, {
      fix: 'source <(lading completion bash)',
    });
  streams.stdout(shells[shell]());
}

interface Completed {
  readonly name: string;
  readonly summary: string;
  readonly options: readonly (readonly [name: OptionName, spec: OptionSpec])[];
}

function all(): readonly Completed[] {
  return Object.entries(commands).map(([name, { summary, options: names }]) => ({
    name,
    summary,
    options: names.map((option: OptionName) => [option, options[option]] as const),
  }));
}

/** What may follow a command as a word of its own; files where that is nothing of ours. */
const words: Readonly<Partial<Record<CommandName, readonly string[]>>> = {
  completion: Object.keys(shells),
  help: Object.keys(commands),
  mesh: ['explain', 'graph', 'certs'],
};

function bash(): string {
  const cases = all().map(({ name, options: of }) => {
    const known = Object.entries(words).find(([command]) => command === name)?.[1] ?? [];
    const list = [...of.map(([option]) => `--${option}`), ...known].join(' ');
    return `    ${name}) COMPREPLY=($(compgen -W '${list}' -f -- "$word")) ;;`;
  });
  return `# source <(lading completion bash)
_lading() {
  local word=\${COMP_WORDS[COMP_CWORD]}
  if [ "$COMP_CWORD" = 1 ]; then
    COMPREPLY=($(compgen -W '${Object.keys(commands).join(' ')}' -- "$word"))
    return
  fi
  case \${COMP_WORDS[1]} in
${cases.join('\n')}
  esac
}
complete -o filenames -F _lading lading
`;
}

function zsh(): string {
  const names = all().map(({ name, summary }) => `    ${single(`${name}:${summary}`)}`);
  const cases = all().map(({ name, options: of }) => {
    const known = Object.entries(words).find(([command]) => command === name)?.[1];
    const specs = of.map(([option, { type, help }]) =>
      single(`--${option}${type === 'flag' ? '' : '='}[${help.replace(/[[\]:]/g, '\\$&')}]`),
    );
    const rest = known === undefined ? `'*:file:_files'` : single(`*:word:(${known.join(' ')})`);
    return `    ${name}) _arguments ${[...specs, rest].join(' ')} ;;`;
  });
  return `#compdef lading
# source <(lading completion zsh)
_lading() {
  local -a commands
  commands=(
${names.join('\n')}
  )
  if (( CURRENT == 2 )); then
    _describe command commands
    return
  fi
  case $words[2] in
${cases.join('\n')}
  esac
}
compdef _lading lading
`;
}

function fish(): string {
  const lines = all().flatMap(({ name, summary, options: of }) => {
    const known = Object.entries(words).find(([command]) => command === name)?.[1];
    const inside = `-n '__fish_seen_subcommand_from ${name}'`;
    return [
      `complete -c lading -f -n __fish_use_subcommand -a ${name} -d ${escaped(summary)}`,
      ...of.map(
        ([option, { type, help }]) =>
          `complete -c lading ${inside} -l ${option}${type === 'flag' ? '' : ' -r'} -d ${escaped(help)}`,
      ),
      ...(known === undefined ? [] : [`complete -c lading ${inside} -f -a ${escaped(known.join(' '))}`]),
    ];
  });
  return `# lading completion fish | source\n${lines.join('\n')}\n`;
}

/** As bash and zsh take it for one word. */
function single(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

/** As fish takes it. */
function escaped(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}
