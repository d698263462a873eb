import { join } from 'node:path';
import { firstProgram } from '../engines/host/first-program';
import { furnish } from '../engines/host/furnish';
import { at, type Fields, listAt, textAt } from '../engines/host/json';
import { say } from '../engines/host/say';
import { startApiServer, startEtcd } from '../engines/kubernetes/api-server';
import type { Answer, Client } from '../engines/kubernetes/client';
import { createResources, type Resources } from '../engines/kubernetes/resources';
import { readCases, servers, type Verdict } from './cases';
import { applied, type Change } from './change';
import { goodObjects } from './good';
import { groupBy } from './group-by';
import { sample } from './mutate';
import { ownUpdates, type UpdateCase, writeUpdateCases } from './update-cases';

const programs = { '1.34': 'kube-apiserver-1.34', '1.37': 'kube-apiserver' } as const;
/** They ask for other objects, or change these. */
const alone = [
  '--disable-admission-plugins=ServiceAccount,RuntimeClass,PersistentVolumeClaimResize,StorageObjectInUseProtection,Priority',
];
/** Their names follow from what they hold, or others hang on them. */
const skipped = new Set(['APIService', 'Namespace']);
/** Updates of one kind that are taken: so many are kept beside all that are refused. */
const kept = 60;
const elsewhere: Verdict = { is: 'elsewhere', fields: [] };

/** Makes objects, asks both servers what they have against a change of each, and writes `updates/`. */
async function main([folder = '', cache = '']: readonly string[]): Promise<number> {
  await furnish(folder);
  await startEtcd(folder);
  const planned = plan();
  say(`${planned.length} updates`);
  const answers: Verdict[][] = [];
  for (const [index, version] of servers.entries()) {
    const program = join(cache, 'bin', programs[version]);
    const { client, daemon } = await startApiServer(folder, program, `v${index}`, 6443 + index, alone);
    answers.push(await askAll(client, planned));
    say(`${version} has answered`);
    await daemon.stop();
  }
  const cases = planned.map(({ old: _, next: __, ...each }, at): UpdateCase => {
    return { ...each, verdicts: answers.map((all) => all[at] ?? elsewhere) };
  });
  const told = cases.filter(({ verdicts }) => verdicts.some(({ is }) => is === 'taken' || is === 'invalid'));
  const isRefused = ({ verdicts }: UpdateCase): boolean => verdicts.some(({ is }) => is === 'invalid');
  const chosen = [...groupBy(told, ({ good }) => good.slice(0, good.indexOf('/'))).values()].flatMap(
    (all) => [
      ...all.filter((each) => each.own || isRefused(each)),
      ...sample(
        all.filter((each) => !each.own && !isRefused(each)),
        kept,
        ({ good, before, after }) => `${good} ${JSON.stringify([before, after])}`,
      ),
    ],
  );
  writeUpdateCases(chosen);
  return 0;
}

interface Planned extends Omit<UpdateCase, 'verdicts'> {
  readonly old: Fields;
  readonly next: Fields;
}

/** What servers take by itself, in both directions: from the good object, and to it. */
function plan(): Planned[] {
  const good = goodObjects();
  const all = [
    ...ownUpdates().map(([name, before, after]) => ({ good: name, before, after, own: true })),
    ...readCases()
      .filter(({ verdicts, change }) => verdicts.every(({ is }) => is === 'taken') && keepsName(change))
      .flatMap(({ good: name, change }) => [
        { good: name, before: {}, after: change, own: false },
        { good: name, before: change, after: {}, own: false },
      ]),
  ];
  return all.flatMap((each, at) => {
    const object = good.get(each.good);
    if (object === undefined) throw new Error(`no good object is called ${each.good}`);
    if (skipped.has(textAt(object, 'kind'))) return [];
    const [old, next] = [each.before, each.after].map((change) => named(applied(object, change), at));
    return old && next ? [{ ...each, old, next }] : [];
  });
}

function keepsName(change: Change): boolean {
  return Object.keys(change).every(
    (step) => !/metadata\/(?:name|generateName|namespace)|^(?:\w+ )?(?:metadata|kind|apiVersion)$/.test(step),
  );
}

/** Each case has an object of its own. */
function named(object: Fields, at: number): Fields {
  const { metadata, spec, ...rest } = object;
  const name = textAt(object, 'metadata', 'name');
  if (textAt(object, 'kind') === 'CustomResourceDefinition') {
    const group = `g${at}.${textAt(object, 'spec', 'group')}`;
    const plural = name.slice(0, name.indexOf('.'));
    return {
      ...rest,
      metadata: { ...Object(metadata), name: `${plural}.${group}` },
      spec: { ...Object(spec), group },
    };
  }
  return {
    ...rest,
    metadata: { ...Object(metadata), name: `${name}-u${at}` },
    ...(spec === undefined ? {} : { spec }),
  };
}

async function askAll(client: Client, planned: readonly Planned[]): Promise<Verdict[]> {
  const resources = createResources(client);
  const verdicts: Verdict[] = planned.map(() => elsewhere);
  const definitions = planned.flatMap((each, at) =>
    kindOf(each) === 'CustomResourceDefinition' ? [at] : [],
  );
  await inTurns(definitions, 8, async (at) => void (await make(client, resources, planned[at]?.old)));
  // A definition counts once a controller of the server has looked at it.
  await new Promise((resolve) => setTimeout(resolve, 8000));
  const others = planned.map((_, at) => at);
  await inTurns(others, 8, async (at) => {
    const each = planned[at];
    // Ports and addresses of one Service are those of no other.
    if (each && kindOf(each) !== 'Service')
      verdicts[at] = await ask(client, resources, each).catch(() => elsewhere);
  });
  await inTurns(others, 1, async (at) => {
    const each = planned[at];
    if (each && kindOf(each) === 'Service')
      verdicts[at] = await ask(client, resources, each).catch(() => elsewhere);
  });
  return verdicts;
}

function kindOf({ old }: Planned): string {
  return textAt(old, 'kind');
}

async function inTurns(
  all: readonly number[],
  size: number,
  one: (at: number) => Promise<void>,
): Promise<void> {
  for (let from = 0; from < all.length; from += size)
    await Promise.all(all.slice(from, from + size).map(one));
}

const apply = 'fieldManager=lading&force=true';
const applyType = 'application/apply-patch+yaml';

async function make(
  client: Client,
  resources: Resources,
  object: Fields | undefined,
): Promise<Answer | undefined> {
  if (object === undefined) return undefined;
  return client.ask('PATCH', `${await resources.path(object)}?${apply}`, object, applyType);
}

async function ask(client: Client, resources: Resources, { old, next }: Planned): Promise<Verdict> {
  const path = await resources.path(old);
  const made = await make(client, resources, old);
  if (made === undefined || made.status >= 300) return elsewhere;
  // A claim that waits cannot grow, and one that is in use can.
  if (textAt(old, 'kind') === 'PersistentVolumeClaim')
    await client.ask(
      'PATCH',
      `${path}/status`,
      { status: { phase: 'Bound', capacity: at(old, 'spec', 'resources', 'requests') } },
      'application/merge-patch+json',
    );
  const { status, body } = await client.ask('PATCH', `${path}?${apply}&dryRun=All`, next, applyType);
  await client.ask('DELETE', `${path}?gracePeriodSeconds=0`);
  if (status < 300) return { is: 'taken', fields: [] };
  if (status !== 422) return elsewhere;
  const fields = listAt(body, 'details', 'causes').map((cause) => textAt(cause, 'field'));
  return { is: 'invalid', fields: [...new Set(fields.filter((field) => field !== '' && !/\s/.test(field)))] };
}

firstProgram(main);
