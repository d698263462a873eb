import type { PackageManager } from '../package-manager';

/** How a pipeline installs exactly what the lock file says. Corepack comes with Node, and knows which pnpm or yarn is meant. */
export const install = {
  npm: 'npm ci',
  pnpm: 'corepack enable && pnpm install --frozen-lockfile',
  yarn: 'corepack enable && yarn install --immutable',
} as const satisfies Record<PackageManager, string>;

/** The version of Node that a pipeline runs: the one with long-term support that most have. */
export const node = 22;

/** As a shell takes it in a command: in quotes where it is no plain word. */
export function word(text: string): string {
  return /^[\w./@-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}

/** A text as a value of YAML: as it is, where that cannot be read otherwise. */
export function scalar(text: string): string {
  return /^[\w./][^:#\n]*$/.test(text) ? text : JSON.stringify(text);
}
