import { relative } from 'node:path';
import type { Diagnostic } from '../../diagnostics/diagnostic';
import { standardInput } from '../../diagnostics/location';
import type { FileChange } from '../../emit/changes';
import type { ExitCode } from '../exit-code';

/** What a command has found, for reports that other programs read. */
export interface Told {
  /** `synth`; empty where there is none of the name that was typed. */
  readonly command: string;
  /** Of Lading. */
  readonly version: string;
  readonly diagnostics: readonly Diagnostic[];
  readonly exitCode: ExitCode;
  /** `in 3 workloads`; empty where nothing was counted. */
  readonly extent: string;
  /** The files that are not up to date, of a run that only compares. */
  readonly changes: readonly FileChange[];
  /** Where these files lie; absolute. */
  readonly out: string;
  /** Files are named from here; absolute. */
  readonly root: string;
}

/** The folder that was checked out in a workflow, which need not be the one that a command works in. */
export function rootOf(folder: string): string {
  return process.env.GITHUB_WORKSPACE ?? folder;
}

/** A file as programs name it that have the root before them. */
export function fromRoot(root: string, file: string): string {
  return file === standardInput ? file : relative(root, file).replaceAll('\\', '/');
}

/** All that a diagnostic says, a line each. */
export function bodyOf({ message, consequence, fix }: Diagnostic): string {
  return [message, consequence && `If applied: ${consequence}`, fix && `Fix: ${fix}`]
    .filter(Boolean)
    .join('\n');
}

export const meanings: Readonly<Record<FileChange['kind'], string>> = {
  missing: 'The file is missing.',
  different: 'The file differs.',
  unneeded: 'The file is not needed any more.',
  unfinished: 'A run was broken off here.',
};

/** The line that a difference begins at. */
export function lineOf({ line, lines }: FileChange['hunks'][number]): number {
  return (
    line +
    Math.max(
      0,
      lines.findIndex((each) => !each.startsWith(' ')),
    )
  );
}
