import { join } from 'node:path';
import type { ObjectChange } from '../../../lib/review/change';
import { docker } from '../docker/client';
import { prepareProject } from '../docker/compose';
import { at, listAt, numberAt, textAt } from '../host/json';
import { until } from '../host/wait';
import { provide } from '../run/step';
import { engines, type World } from '../world';
import { type Compared, compareCase } from './compare';
import { impacts } from './impacts';
import { kubectlIn } from './kubectl';

/** What runs of each workload, by an id that changes when it is replaced. */
type Running = ReadonlyMap<string, ReadonlySet<string>>;

/** What is seen of a workload while a change is applied. */
interface Seen {
  readonly before: ReadonlySet<string>;
  readonly after: ReadonlySet<string>;
  /** How many were ready when the fewest were; nothing where nobody has counted. */
  readonly fewest?: number;
}

/** Each impact that `lading diff` claims happens to what runs: to pods of a node, and to containers of an Engine. */
export async function seeImpacts(world: World): Promise<void> {
  const folder = join(world.scratch, 'impacts');
  const compared = compareCase(impacts, folder);
  await provide(world, [compared.before, compared.after]);
  await onNode(world, compared, folder);
  await onEngine(world, compared, folder);
}

async function onNode(world: World, { after, diff }: Compared, folder: string): Promise<void> {
  const { client } = await world.server();
  const namespace = 'impacts';
  const kubectl = await kubectlIn(world, namespace, folder);
  const list = async (path: string) =>
    listAt(
      await client.get(`${path}/namespaces/${namespace}/${path === '/api/v1' ? 'pods' : 'deployments'}`),
      'items',
    );
  const isThere = async (name: string): Promise<boolean> =>
    (await client.ask('GET', `/apis/apps/v1/namespaces/${namespace}/deployments/${name}`)).status === 200;
  const pods = async () =>
    (await list('/api/v1')).filter((pod) => at(pod, 'metadata', 'deletionTimestamp') === undefined);
  const settle = (): Promise<unknown> =>
    until('all is available', 180, async () => (await list('/apis/apps/v1')).every(isSettled));

  await kubectl(['apply', '-f', 'before/kubernetes']);
  await settle();
  const before = running(await pods(), uidOf);
  const fewest = new Map([...before].map(([name, ids]) => [name, ids.size]));
  let isDone = false;
  const count = (async () => {
    while (!isDone) {
      const ready = running((await pods()).filter(isReady), uidOf);
      for (const [name, most] of fewest) fewest.set(name, Math.min(most, ready.get(name)?.size ?? 0));
    }
  })();
  const applied = await kubectl(['apply', '-f', 'after/kubernetes']);
  await settle();
  isDone = true;
  await count;
  const now = running(await pods(), uidOf);

  const changes = changesOf(diff, 'kubernetes', /^Deployment\/(.+)$/);
  await tell(world, engines.node, changes, before, now, fewest);
  for (const [name, { effects }] of changes) {
    const command = effects.find((effect) => effect.command !== undefined)?.command;
    if (command === undefined) continue;
    const args = command.split(' ').slice(1);
    const isRefused = effects.some(({ impact }) => impact === 'recreated');
    await world.report.check(engines.node, `impact: ${command}`, async () => {
      if (isRefused && !applied.stderr.includes(`The Deployment "${name}" is invalid`))
        throw new Error(`the server has taken it: ${applied.stderr}`);
      const was = args[2] ?? '';
      if (!(await isThere(was))) throw new Error(`${was} is not there`);
      const { code, stderr } = await kubectl(args);
      if (code !== 0) throw new Error(stderr);
      if (await isThere(was)) throw new Error(`${was} is still there`);
      if (!isRefused) return `${was} is gone`;
      const again = await kubectl(['apply', '-f', 'after/kubernetes']);
      if (again.code !== 0) throw new Error(again.stderr);
      await settle();
      const own = running(await pods(), uidOf).get(name) ?? new Set();
      if (own.size === 0 || [...own].some((id) => before.get(name)?.has(id)))
        throw new Error('its pods are not new');
      return `${name} is made anew`;
    });
  }
  for (const object of after.objects.filter((each) => textAt(each, 'kind') === 'Deployment'))
    await kubectl(['delete', 'deployment', textAt(object, 'metadata', 'name'), '--ignore-not-found']);
}

async function onEngine(world: World, { before, after, diff }: Compared, folder: string): Promise<void> {
  const place = join(folder, 'live', 'compose');
  const up = ['up', '--detach', '--no-build', '--wait', '--wait-timeout=150'];
  const mine = encodeURIComponent(JSON.stringify({ label: ['com.docker.compose.project=change'] }));
  const containers = async (): Promise<Running> =>
    running(listAt(await docker('GET', `/containers/json?filters=${mine}`)), (each) => textAt(each, 'Id'), [
      'Labels',
      'com.docker.compose.service',
    ]);
  const bring = (source = '') => prepareProject(world.program('docker-compose'), source, place);

  await bring(before.compose).compose(up);
  const was = await containers();
  const project = bring(after.compose);
  await project.compose(up);
  const is = await containers();
  const changes = changesOf(diff, 'compose', /^services\.(.+)$/);
  await tell(world, engines.compose, changes, was, is);
  const commands = new Set(
    [...changes.values()].flatMap(({ effects }) => effects.flatMap(({ command = [] }) => command)),
  );
  for (const command of commands)
    await world.report.check(engines.compose, `impact: ${command}`, async () => {
      await project.compose(command.split(' ').slice(2));
      const left = await containers();
      for (const [name, { effects, renamedFrom }] of changes) {
        if (!effects.some((effect) => effect.command === command)) continue;
        const old = renamedFrom?.replace(/^services\./, '') ?? name;
        if (left.has(old)) throw new Error(`${old} still runs`);
      }
      return `${left.size} of ${is.size} services are left`;
    });
  await project.compose(['down', '--volumes', '--remove-orphans']);
}

/** What is said of each workload, by its name. */
function changesOf(
  { groups }: Compared['diff'],
  target: string,
  label: RegExp,
): ReadonlyMap<string, ObjectChange> {
  return new Map(
    groups
      .flatMap(({ objects }) => objects)
      .flatMap((change): [string, ObjectChange][] => {
        const name = change.target === target ? label.exec(change.object)?.[1] : undefined;
        return name === undefined ? [] : [[name, change]];
      }),
  );
}

async function tell(
  world: World,
  engine: (typeof engines)[keyof typeof engines],
  changes: ReadonlyMap<string, ObjectChange>,
  before: Running,
  after: Running,
  fewest?: ReadonlyMap<string, number>,
): Promise<void> {
  const none: ReadonlySet<string> = new Set();
  for (const name of new Set([...before.keys(), ...after.keys()])) {
    const said = changes.get(name)?.effects.map(({ impact }) => impact) ?? [];
    await world.report.check(engine, `impact: ${name} ${said.join(' ') || 'unchanged'}`, async () => {
      const seen = {
        before: before.get(name) ?? none,
        after: after.get(name) ?? none,
        fewest: fewest?.get(name),
      };
      const wrong = unlike(said, seen);
      if (wrong !== undefined) throw new Error(wrong);
      return `${seen.before.size} before, ${seen.after.size} after`;
    });
  }
}

/** What is not as it was said. */
function unlike(said: readonly string[], { before, after, fewest }: Seen): string | undefined {
  const kept = [...before].filter((id) => after.has(id)).length;
  if (said.includes('new') || said.includes('renamed'))
    return before.size === 0 && after.size > 0 ? undefined : 'it is not new';
  if (said.includes('scaled') && !said.includes('rolled'))
    return kept === before.size && after.size > before.size
      ? undefined
      : `${kept} are left, of ${after.size}`;
  if (said.includes('rolled') || said.includes('restarted')) {
    if (kept > 0) return `${kept} of its instances are the same`;
    if (fewest === undefined) return undefined;
    if (said.includes('rolled') && fewest === 0) return 'none was ready for a moment';
    return said.includes('restarted') && fewest > 0 ? 'it was there all the time' : undefined;
  }
  // In place, left behind, or refused: what ran runs on.
  return kept === before.size && after.size === before.size
    ? undefined
    : `${kept} of ${before.size} are left`;
}

function running(
  list: readonly unknown[],
  idOf: (each: unknown) => string,
  name: readonly string[] = ['metadata', 'labels', 'app.kubernetes.io/name'],
): Running {
  const found = new Map<string, Set<string>>();
  for (const each of list) {
    const ids = found.get(textAt(each, ...name)) ?? new Set();
    found.set(textAt(each, ...name), ids.add(idOf(each)));
  }
  return found;
}

function uidOf(pod: unknown): string {
  return textAt(pod, 'metadata', 'uid');
}

function isReady(pod: unknown): boolean {
  return listAt(pod, 'status', 'conditions').some(
    (each) => textAt(each, 'type') === 'Ready' && textAt(each, 'status') === 'True',
  );
}

function isSettled(deployment: unknown): boolean {
  const status = (name: string) => numberAt(deployment, 'status', name);
  const replicas = numberAt(deployment, 'spec', 'replicas');
  return (
    status('observedGeneration') >= numberAt(deployment, 'metadata', 'generation') &&
    ['replicas', 'updatedReplicas', 'availableReplicas'].every((name) => status(name) === replicas)
  );
}
