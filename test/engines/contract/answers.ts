import { at, entriesAt, parseJson, textAt } from '../host/json';
import { until } from '../host/wait';
import type { Platform } from '../run/platform';
import { ask } from '../run/requests';

/** What a client and the programs inside see: the same on every engine. */
export interface Answers {
  /** What the requests answered, by what was asked. */
  readonly bodies: Readonly<Record<string, string>>;
  /** What a program sees of its environment, files and arguments. */
  readonly inside: Readonly<Record<string, unknown>>;
}

/** Variables that an engine adds for itself; Kubernetes always tells where its API server is. */
const ofTheEngine = /^(HOSTNAME|HOME|PATH|KUBERNETES_.*)$/;

export async function collectAnswers(platform: Platform): Promise<Answers> {
  const front = (await platform.published('front')) ?? 'nowhere';
  const back = `http://${platform.reach('back')}`;
  const call = (url: string): string => `${front}/call?url=${encodeURIComponent(url)}`;
  const bodies = {
    'from outside': await until('front answers', 20, () => ask(`${front}/from-outside`)),
    'through another workload': await ask(call(`${back}/from-front`)),
    'a real service': await ask(call(`http://${platform.reach('page')}/`)).then((text) =>
      text.replace(/\d+/, 'one more'),
    ),
    'a real database': await platform.exec('front', [
      'env',
      'PGPASSWORD=filled-in',
      'psql',
      '--host=store',
      '--username=postgres',
      '--tuples-only',
      '--no-align',
      '--command=select 40 + 2',
    ]),
  };
  const seen = await look(platform, 'back');
  const env = entriesAt(seen, 'env').filter(([name]) => !ofTheEngine.test(name));
  return {
    bodies,
    inside: {
      env: Object.fromEntries(env.sort()),
      files: at(seen, 'files'),
      arguments: at(seen, 'arguments'),
      folder: at(seen, 'folder'),
    },
  };
}

/** What the stand-in in a workload tells of itself, asked through another workload. */
export async function look(platform: Platform, workload: string): Promise<unknown> {
  const url = `http://${platform.reach(workload)}/inside`;
  const front = await platform.published('front');
  return parseJson(await ask(`${front}/call?url=${encodeURIComponent(url)}`));
}

/** Throws the first difference between what two engines answer. */
export function sameAnswers(one: Answers, other: Answers): void {
  const names: ('bodies' | 'inside')[] = ['bodies', 'inside'];
  for (const name of names)
    for (const key of Object.keys({ ...one[name], ...other[name] })) {
      const [left, right] = [show(one[name][key]), show(other[name][key])];
      if (left !== right) throw new Error(`${key} differs: ${left} and ${right}`);
    }
}

function show(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}

/** The restrictions that Lading promises hold inside the container. */
export async function hardened(platform: Platform): Promise<string> {
  const seen = await look(platform, 'back');
  const nothing = '0000000000000000';
  const facts: readonly (readonly [what: string, holds: boolean])[] = [
    ['the user is 10001', at(seen, 'uid') === 10001 && at(seen, 'gid') === 10001],
    ['no capability is effective', textAt(seen, 'status', 'CapEff') === nothing],
    ['no capability can be had', textAt(seen, 'status', 'CapBnd') === nothing],
    ['no privilege can be gained', textAt(seen, 'status', 'NoNewPrivs') === '1'],
    ['system calls are filtered', textAt(seen, 'status', 'Seccomp') === '2'],
    ['the root is read-only', at(seen, 'readOnlyRoot') === true],
    ['/tmp is writable', at(seen, 'writableTmp') === true],
    ['no token is mounted', at(seen, 'token') === false],
    [
      'no variable tells of other services',
      !entriesAt(seen, 'env').some(([name]) => /^(CACHE|PAGE|STORE|FRONT)_/.test(name)),
    ],
  ];
  const broken = facts.filter(([, holds]) => !holds).map(([what]) => what);
  if (broken.length > 0) throw new Error(`not so: ${broken.join(', ')}`);
  return `${facts.length} facts`;
}

/** Who waits for whom in the contract's app. */
const edges = [
  ['cache', 'page'],
  ['page', 'back'],
  ['back', 'front'],
  ['store', 'mailer'],
  ['back', 'mailer'],
  ['quiet', 'patient'],
  ['rates', 'patient'],
] as const;

/** They listen this many seconds after their start: whoever waits for one starts later than that. */
const slow: ReadonlySet<string> = new Set(['page', 'quiet', 'rates']);
const slowStart = 3;

/** Each program started after those that it waits for; after a slow one, only when that was ready. */
export async function startedInOrder(platform: Platform): Promise<string> {
  const names = [...new Set(edges.flat())];
  const starts = new Map(
    await Promise.all(names.map(async (name) => [name, await startOf(platform, name)] as const)),
  );
  for (const [before, after] of edges) {
    const lead = (starts.get(after) ?? 0) - (starts.get(before) ?? 0);
    const wanted = slow.has(before) ? slowStart : 0;
    if (!(lead > wanted))
      throw new Error(`${after} started ${lead.toFixed(1)} s after ${before}, not ${wanted}`);
  }
  for (const [job, waiting] of [
    ['seeded', 'page'],
    ['grown', 'witness'],
  ] as const) {
    const done = Number(await platform.exec('cache', ['redis-cli', 'get', job]));
    const lead = (await startOf(platform, waiting)) - done;
    if (!(lead > 0))
      throw new Error(`${waiting} started ${(-lead).toFixed(1)} s before the Job had done its work`);
  }
  return names.sort((a, b) => (starts.get(a) ?? 0) - (starts.get(b) ?? 0)).join(', ');
}

/** Seconds from the machine's start to the start of the container's first process. */
async function startOf(platform: Platform, workload: string): Promise<number> {
  const status = await platform.exec(workload, ['cat', '/proc/1/stat']);
  // The program's name is in brackets and may hold spaces; the start is the 20th field after it.
  return Number(status.slice(status.lastIndexOf(')') + 2).split(' ')[19]) / 100;
}
