import type { OptionName } from './option-table';

/** A command: the one place that parsing, help and completion read. */
export interface CommandSpec {
  readonly summary: string;
  readonly usage: string;
  readonly options: readonly OptionName[];
  /** How many words may follow the command. */
  readonly words: number;
}

const everywhere = ['color', 'help'] as const;
const ofTheApp = ['app', 'env', 'kubernetes', 'timeout', 'format', 'max-diagnostics'] as const;

export const commands = {
  synth: {
    summary: 'Write validated Kubernetes and Compose manifests',
    usage: 'lading synth [options]',
    options: [
      ...ofTheApp,
      ...[
        'out',
        'target',
        'ip-families',
        'feature-gates',
        'existing',
        'policy',
        'check',
        'against',
        'overwrite',
        'strict',
        'max-warnings',
      ],
      ...['baseline', 'update-baseline', 'output-file', 'stdout', 'watch', 'quiet'],
      ...everywhere,
    ],
    words: 0,
  },
  parity: {
    summary: 'Show what each target keeps, approximates and cannot express',
    usage: 'lading parity [options]',
    options: [...ofTheApp, 'target', 'accept', 'reason', ...everywhere],
    words: 0,
  },
  diff: {
    summary: 'Show what a change does to what runs',
    usage: 'lading diff [--base <ref or folder>] [options]',
    options: [
      ...ofTheApp,
      ...['out', 'target', 'base', 'output-file', 'exit-code', 'fail-on', 'max-warnings'],
      ...everywhere,
    ],
    words: 0,
  },
  graph: {
    summary: 'Draw who is in the app, and what leads to whom',
    usage: 'lading graph [--format mermaid|svg|dot|json] [options]',
    options: [...ofTheApp, 'target', 'output-file', ...everywhere],
    words: 0,
  },
  review: {
    summary: 'Write a page that shows the app to whoever reviews it',
    usage: 'lading review [--base <ref or folder>] [--open] [--watch] [options]',
    options: [
      ...['app', 'env', 'kubernetes', 'timeout', 'max-diagnostics', 'max-warnings', 'out', 'target'],
      ...['base', 'output-file', 'open', 'watch'],
      ...everywhere,
    ],
    words: 0,
  },
  validate: {
    summary: 'Check Kubernetes and Compose manifests of any origin',
    usage: 'lading validate <files, folders, patterns or -> [options]',
    options: [
      ...[
        'kubernetes',
        'ip-families',
        'feature-gates',
        'crd',
        'existing',
        'file',
        'variables',
        'profile',
        'policy',
        'ignore-unknown',
        'strict',
        'timeout',
      ],
      ...['baseline', 'update-baseline'],
      ...['max-warnings', 'max-diagnostics', 'format', 'output-file', 'quiet'],
      ...everywhere,
    ],
    words: Number.POSITIVE_INFINITY,
  },
  mesh: {
    summary: 'Explain or draw who calls whom in a mesh, or mint certificates',
    usage: 'lading mesh explain <member> | graph | certs [compose.yaml] [options]',
    options: [...ofTheApp, 'out', 'target', 'output-file', 'lifetime', 'watch', 'quiet', ...everywhere],
    words: 2,
  },
  init: {
    summary: 'Make a small complete project, or add what is missing to one',
    usage: 'lading init [folder] [--ci github|gitlab]',
    options: ['ci', ...everywhere],
    words: 1,
  },
  doctor: {
    summary: 'Show what is found where, and what of it does not fit',
    usage: 'lading doctor [--format json]',
    options: ['format', ...everywhere],
    words: 0,
  },
  explain: {
    summary: 'Explain a diagnostic, or list all of them',
    usage: 'lading explain [code, or the beginning of codes]',
    options: [...everywhere],
    words: 1,
  },
  completion: {
    summary: 'Print what completes commands and options in a shell',
    usage: 'lading completion bash|zsh|fish',
    options: [...everywhere],
    words: 1,
  },
  help: {
    summary: 'Show the help of a command',
    usage: 'lading help [command]',
    options: [...everywhere],
    words: 1,
  },
} as const satisfies Record<string, CommandSpec>;

export type CommandName = keyof typeof commands;

export function isCommand(name: string): name is CommandName {
  return Object.hasOwn(commands, name);
}
