import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';

/** A release of Node that starts are measured on. */
export interface MeasuredNode {
  readonly major: number;
  readonly program: string;
  readonly version: string;
}

/** The oldest that Lading supports, and the one that most projects run. */
const majors = [20, 24];

/** Those that can be had: this process's own, and what npm's package `node` brings. What is missing is said aloud. */
export function measuredNodes(): {
  readonly nodes: readonly MeasuredNode[];
  readonly missing: readonly string[];
} {
  const nodes: MeasuredNode[] = [];
  const missing: string[] = [];
  for (const major of majors) {
    const node = ownNode(major) ?? installedNode(major);
    if (node !== undefined) nodes.push(node);
    else missing.push(`Node ${major} was NOT measured: \`npm install node@${major}\` brought none.`);
  }
  for (const sentence of missing) process.stderr.write(`${sentence}\n`);
  return { nodes, missing };
}

function ownNode(major: number): MeasuredNode | undefined {
  const { node: version } = process.versions;
  return version.startsWith(`${major}.`) ? { major, program: process.execPath, version } : undefined;
}

function installedNode(major: number): MeasuredNode | undefined {
  // What is run from there must be ours: no folder that everybody writes to.
  const folder = join(__dirname, '..', 'node_modules', '.cache', 'lading-bench', `node-${major}`);
  const program = join(folder, 'node_modules', 'node', 'bin', 'node');
  if (!existsSync(program)) {
    mkdirSync(folder, { recursive: true });
    const args = ['install', '--silent', '--no-save', '--no-audit', '--prefix', folder, `node@${major}`];
    spawnSync('npm', args, { stdio: ['ignore', 'ignore', 'inherit'], timeout: 300_000 });
  }
  try {
    const version = execFileSync(program, ['-p', 'process.versions.node'], { encoding: 'utf8' }).trim();
    return version.startsWith(`${major}.`) ? { major, program, version } : undefined;
  } catch {
    return undefined;
  }
}
