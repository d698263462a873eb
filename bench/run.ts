import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { platform } from 'node:os';

/** Something that is run in a fresh process, to be measured. */
export interface Program {
  readonly folder: string;
  /** The Node that runs it. Default: this process's own. */
  readonly program?: string;
  readonly args: readonly string[];
  /** Added to this process's own environment. */
  readonly env?: Readonly<Record<string, string>>;
  /** What has to be as it was, before each run. */
  readonly before?: () => void;
}

/** What one run took: milliseconds of time, and of work of all its processes together where the system tells it. */
export interface Run {
  readonly wall: number;
  readonly cpu?: number;
  readonly stdout: string;
}

/**
 * NODE_EXTRA_CA_CERTS is left out, for Node parses those certificates at each start; the others keep programs off the
 * network.
 */
const { NODE_EXTRA_CA_CERTS: _, ...inherited } = process.env;
const env = {
  ...inherited,
  CDK8S_CHECK_UPGRADE: 'false',
  npm_config_update_notifier: 'false',
  NO_COLOR: '1',
};

/** Runs Node with these arguments to its end. */
export function run({ folder, program = process.execPath, args, env: own, before }: Program): Run {
  before?.();
  // What earlier runs have written and removed is not to be waited for in this one.
  if (platform() === 'linux') spawnSync('sync');
  const work = workOfChildren();
  const start = performance.now();
  const child = spawnSync(program, args, { cwd: folder, env: { ...env, ...own }, encoding: 'utf8' });
  const wall = performance.now() - start;
  const cpu = platform() === 'linux' ? workOfChildren() - work : undefined;
  if (child.status !== 0) {
    throw new Error(`node ${args.join(' ')} failed (${child.status ?? child.signal}):\n${child.stderr}`);
  }
  return { wall, cpu, stdout: child.stdout };
}

/** Runs each program in turn, round after round, so that all of them meet the same noise. */
export function interleave<K extends string>(
  programs: Readonly<Record<K, Program>>,
  rounds: number,
): Map<string, Run[]> {
  const runs = new Map<string, Run[]>();
  for (let round = 0; round < rounds; round++) {
    for (const [name, program] of Object.entries<Program>(programs)) {
      const known = runs.get(name) ?? [];
      runs.set(name, [...known, run(program)]);
    }
  }
  return runs;
}

/** Milliseconds that ended children have worked so far; Linux counts them in steps of ten. */
function workOfChildren(): number {
  if (platform() !== 'linux') return 0;
  // The name of the program, in brackets, may hold spaces.
  const fields = readFileSync('/proc/self/stat', 'utf8')
    .replace(/^.*\) /, '')
    .split(' ');
  const [user = 0, system = 0] = fields.slice(13, 15).map(Number);
  return (user + system) * 10;
}
