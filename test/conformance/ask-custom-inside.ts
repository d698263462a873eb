import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { firstProgram } from '../engines/host/first-program';
import { furnish } from '../engines/host/furnish';
import { type Fields, isFields, listAt, textAt } from '../engines/host/json';
import { say } from '../engines/host/say';
import { startApiServer, startEtcd } from '../engines/kubernetes/api-server';
import type { Client } from '../engines/kubernetes/client';
import { define } from '../engines/kubernetes/definitions';
import { createResources } from '../engines/kubernetes/resources';
import { definitionsIn } from '../engines/setup/definitions';
import { askAll } from './answers';
import { servers, type Verdict } from './cases';
import { applied, type Change } from './change';
import {
  type CustomCase,
  customChanges,
  customGood,
  customUpdates,
  ownDefinition,
  writeCustomCases,
} from './custom';
import { mutations, sample } from './mutate';

const programs = { '1.34': 'kube-apiserver-1.34', '1.37': 'kube-apiserver' } as const;
/** Mutations of each good object that are asked about. */
const share = 60;

/** Asks both servers about custom resources, and about changes of them, and writes `custom/verdicts.tsv`. */
async function main([folder = '', cache = '']: readonly string[]): Promise<number> {
  await furnish(folder);
  await startEtcd(folder);
  const good = customGood();
  const planned = plan(good);
  say(`${planned.length} custom resources`);
  const answers: Verdict[][] = [];
  for (const [index, version] of servers.entries()) {
    const program = join(cache, 'bin', programs[version]);
    const { client, daemon } = await startApiServer(folder, program, `v${index}`, 6443 + index, []);
    await define(client, [ownDefinition(), ...definitionsOf(cache, [...good.values()])]);
    answers.push(await askServer(client, planned, good));
    say(`${version} has answered`);
    await daemon.stop();
  }
  const cases = planned.map((each, at): CustomCase => {
    return { ...each, verdicts: answers.map((all) => all[at] ?? elsewhere) };
  });
  for (const { good: name, change, before, verdicts } of cases)
    if (Object.keys(change).length === 0 && !before && verdicts.some(({ is }) => is !== 'taken'))
      say(`a good object is refused: ${name}`);
  writeCustomCases(cases);
  return 0;
}

const elsewhere: Verdict = { is: 'elsewhere', fields: [] };

type Planned = Omit<CustomCase, 'verdicts'>;

function plan(good: ReadonlyMap<string, Fields>): Planned[] {
  const own = customChanges().map(([name, change]): Planned => ({ good: name, change, isOwn: true }));
  const made = [...good].flatMap(([name, object]) =>
    sample(mutations(object), share, (change) => `${name} ${JSON.stringify(change)}`).map(
      (change): Planned => ({ good: name, change, isOwn: false }),
    ),
  );
  const updates = customUpdates().map(
    ([name, before, change]): Planned => ({ good: name, before, change, isOwn: true }),
  );
  const whole = [...good.keys()].map((name): Planned => ({ good: name, change: {}, isOwn: true }));
  return [...whole, ...own, ...made, ...updates];
}

/** The definitions of the kinds that there are objects of. */
function definitionsOf(cache: string, objects: readonly Fields[]): Fields[] {
  const wanted = new Set(
    objects.map((object) => `${textAt(object, 'apiVersion').split('/')[0]} ${textAt(object, 'kind')}`),
  );
  return definitionsIn(cache).flatMap((file) =>
    parseAllDocuments(readFileSync(file, 'utf8')).flatMap((document) => {
      const content: unknown = document.toJS();
      const name = `${textAt(content, 'spec', 'group')} ${textAt(content, 'spec', 'names', 'kind')}`;
      return isFields(content) && wanted.has(name) ? [content] : [];
    }),
  );
}

async function askServer(
  client: Client,
  planned: readonly Planned[],
  good: ReadonlyMap<string, Fields>,
): Promise<Verdict[]> {
  const objectOf = (name: string, change: Change): Fields => {
    const object = good.get(name);
    if (object === undefined) throw new Error(`no good object is called ${name}`);
    return applied(object, change);
  };
  const made = planned.filter(({ before }) => before === undefined);
  const answers = await askAll(
    client,
    made.map((each) => objectOf(each.good, each.change)),
  );
  const verdicts = new Map(made.map((each, at) => [each, answers[at]?.verdict ?? elsewhere]));
  for (const each of planned) {
    if (each.before === undefined) continue;
    verdicts.set(
      each,
      await askUpdate(client, objectOf(each.good, each.before), objectOf(each.good, each.change)),
    );
  }
  return planned.map((each) => verdicts.get(each) ?? elsewhere);
}

/** Makes an object, asks for another one in its place, and takes it away again. */
async function askUpdate(client: Client, before: Fields, after: Fields): Promise<Verdict> {
  const path = await createResources(client).path(before);
  const apply = `${path}?fieldManager=lading&force=true`;
  const type = 'application/apply-patch+yaml';
  const made = await client.ask('PATCH', apply, before, type);
  const { status, body } = await client.ask('PATCH', `${apply}&dryRun=All`, after, type);
  await client.ask('DELETE', path);
  if (made.status >= 300) return elsewhere;
  if (status < 300) return { is: 'taken', fields: [] };
  if (status !== 422) return elsewhere;
  const fields = listAt(body, 'details', 'causes').map((cause) => textAt(cause, 'field'));
  return { is: 'invalid', fields: [...new Set(fields.filter((field) => field !== '' && !/\s/.test(field)))] };
}

firstProgram(main);
