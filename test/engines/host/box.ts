import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmdirSync } from 'node:fs';
import { join } from 'node:path';

const cgroups = '/sys/fs/cgroup';
const jiti = require.resolve('jiti/package.json').replace(/package\.json$/, 'lib/jiti-cli.mjs');

/** The folder of one box of a run: its name is the name of the box's control groups as well. */
export function boxFolder(cache: string, box = 1): string {
  return join(cache, 'run', `lading-${process.pid}-${box}`);
}

export interface Ended {
  readonly code: number;
  /** What it has written to the file descriptor 3. */
  readonly told: string;
}

/**
 * Runs a program in a box: a network, mounts and processes of its own. Ports, bridges, firewall rules and mounts
 * cannot meet those of the machine or of another box, and the kernel ends all of it together with the program, however
 * that ends.
 */
export async function runInBox(folder: string, program: string, args: readonly string[]): Promise<Ended> {
  mkdirSync(folder, { recursive: true });
  const namespaces = [
    '--mount',
    '--net',
    '--pid',
    '--uts',
    '--fork',
    '--kill-child',
    '--mount-proc',
    '--propagation',
    'slave',
  ];
  const command = [process.execPath, jiti, program, folder, ...args];
  // The program ends when its standard input does: even `kill -9` of this process leaves nothing running.
  const child = spawn('unshare', [...namespaces, ...command], {
    stdio: ['pipe', 'inherit', 'inherit', 'pipe'],
  });
  const told: Buffer[] = [];
  child.stdio[3]?.on('data', (part: Buffer) => told.push(part));
  const interrupt = (): void => {
    child.stdin?.end();
  };
  const ended = new Promise<number>((resolve) => {
    child.once('error', () => resolve(1));
    child.once('close', (code) => resolve(code ?? 1));
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, interrupt);
  try {
    return { code: await ended, told: Buffer.concat(told).toString() };
  } finally {
    removeBox(folder);
  }
}

/** Removes what runs that were killed have left: files and empty control groups. */
export function sweep(cache: string): void {
  const runs = join(cache, 'run');
  if (!existsSync(runs)) return;
  for (const name of readdirSync(runs)) {
    const pid = /^lading-(\d+)-\d+$/.exec(name)?.[1];
    if (pid !== undefined && !isAlive(pid)) removeBox(join(runs, name));
  }
}

function isAlive(pid: string): boolean {
  const status = `/proc/${pid}/cmdline`;
  return existsSync(status) && /test\/(engines|oracles)/.test(readFileSync(status, 'utf8'));
}

function removeBox(folder: string): void {
  execFileSync('rm', ['-rf', '--one-file-system', folder]);
  const name = folder.slice(folder.lastIndexOf('/') + 1);
  for (const controller of ['', ...readdirSync(cgroups)]) removeGroup(join(cgroups, controller, name));
}

/** A control group is removed from its leaves on; its files go with it. */
function removeGroup(folder: string): void {
  if (!existsSync(folder)) return;
  for (const entry of readdirSync(folder, { withFileTypes: true }))
    if (entry.isDirectory()) removeGroup(join(folder, entry.name));
  rmdirSync(folder);
}
