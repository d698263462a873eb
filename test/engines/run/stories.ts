import { at, listAt, parseJson, textAt } from '../host/json';
import { until } from '../host/wait';
import type { Change } from './change';
import type { Stage } from './platform';

/** What is done with an example that keeps something, in order. */
export interface Story {
  /** What is seen once it is up, and put into it. */
  readonly begins: (platform: Stage) => Promise<string>;
  /** What has to be so ever after. */
  readonly holds: (platform: Stage) => Promise<string>;
  /** The workloads that are started again. */
  readonly restarted: readonly string[];
  /** What gets a new version. */
  readonly renewed: Change;
  /** The task that somebody runs by hand, and what it says. */
  readonly byHand?: readonly [task: string, says: RegExp];
}

const votingApp: Story = {
  async begins(platform) {
    await call(platform, 'vote', '/', ['--data', 'vote=Cats']);
    await call(platform, 'vote', '/', ['--data', 'vote=Dogs']);
    return this.holds(platform);
  },
  holds: (platform) =>
    until('the votes are counted', 30, async () => {
      const page = await call(platform, 'result', '/');
      if (!page.includes('Cats: 1') || !page.includes('Dogs: 1')) throw new Error(page);
      return 'one vote for each';
    }),
  restarted: ['redis', 'db'],
  renewed: { workload: 'db', nextImage: true },
};

const shop: Story = {
  async begins(platform) {
    const about = parseJson(await call(platform, 'api', '/about'));
    const done = at(about, 'migrations', 0, 'done');
    const started = at(about, 'started');
    if (at(about, 'migrations', 1) !== undefined) throw new Error('the migration ran more than once');
    if (!(Number(done) < Number(started))) throw new Error(`migrated at ${done}, started at ${started}`);
    await call(platform, 'api', '/items', ['--data', 'name=anchor']);
    await call(platform, 'api', '/visits');
    return `migrated to ${textAt(about, 'migrations', 0, 'version')} ${(Number(started) - Number(done)).toFixed(1)} s before the api started`;
  },
  holds: (platform) =>
    until('the shop has its item, and counts on', 30, async () => {
      const items = await call(platform, 'web', '/api/items');
      const visits = Number(await call(platform, 'api', '/visits'));
      if (!items.includes('anchor')) throw new Error(items);
      if (visits < 2) throw new Error(`the cache counts ${visits} visits`);
      const machine = await platform.exec('api', [
        ...['curl', '--silent', '--show-error', '--fail'],
        `http://${platform.reach('machine')}/metrics`,
      ]);
      if (!machine.includes('node-exporter')) throw new Error(machine);
      return `${visits} visits`;
    }),
  restarted: ['db', 'cache', 'machine'],
  renewed: { workload: 'api', nextImage: true },
  byHand: ['backup', /kept 1, the last of [1-9]\d+ bytes/],
};

const monitoring: Story = {
  begins: (platform) =>
    until('Prometheus has its rules, and has seen hello', 40, async () => {
      const rules = await prometheus(platform, '/api/v1/rules');
      if (!rules.includes('HelloDown') || !rules.includes('it costs $5 a minute')) throw new Error(rules);
      return samples(platform);
    }),
  holds: (platform) => until('what was seen is kept', 40, () => samples(platform)),
  restarted: ['prometheus'],
  renewed: { workload: 'prometheus', nextImage: true },
};

/** The example → its story on each engine; of an app with environments, the one that suits the engine. */
export const stories: readonly {
  readonly example: string;
  readonly compose: string;
  readonly kubernetes: string;
  readonly swarm?: string;
  readonly story: Story;
}[] = [
  {
    example: 'examples/voting-app',
    compose: 'examples/voting-app',
    kubernetes: 'examples/voting-app',
    swarm: 'examples/voting-app',
    story: votingApp,
  },
  {
    example: 'examples/shop',
    compose: 'examples/shop/dev',
    kubernetes: 'examples/shop/prod',
    story: shop,
  },
  {
    example: 'examples/monitoring',
    compose: 'examples/monitoring',
    kubernetes: 'examples/monitoring',
    story: monitoring,
  },
];

export function hasStory(name: string): boolean {
  return stories.some(({ example }) => name === example || name.startsWith(`${example}/`));
}

/** Asks a workload from inside. */
function call(
  platform: Stage,
  workload: string,
  path: string,
  more: readonly string[] = [],
): Promise<string> {
  const curl = ['curl', '--silent', '--show-error', '--fail-with-body', '--max-time', '10', ...more];
  return platform.exec(workload, [...curl, `http://127.0.0.1:8080${path}`]);
}

function prometheus(platform: Stage, path: string): Promise<string> {
  return platform.exec('prometheus', ['curl', '--silent', '--show-error', `http://127.0.0.1:9090${path}`]);
}

const seen = new WeakMap<Stage, unknown>();

/** The first time that hello was seen stays what it is, while more is seen. */
async function samples(platform: Stage): Promise<string> {
  const query = encodeURIComponent('hello_requests_total[1h]');
  const answer = parseJson(await prometheus(platform, `/api/v1/query?query=${query}`));
  const values = listAt(answer, 'data', 'result', 0, 'values');
  const first = at(values, 0, 0);
  const before = seen.get(platform) ?? first;
  if (values.length < 2 || first !== before) throw new Error(`${values.length} samples from ${first} on`);
  seen.set(platform, first);
  return `${values.length} samples`;
}
