import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { firstProgram } from '../engines/host/first-program';
import { furnish } from '../engines/host/furnish';
import type { Fields } from '../engines/host/json';
import { say } from '../engines/host/say';
import { startApiServer, startEtcd } from '../engines/kubernetes/api-server';
import { type Answer, askAll } from './answers';
import { type Case, servers, writeCases } from './cases';
import { applied, type Change } from './change';
import { goodObjects, ownChanges } from './good';
import { groupBy } from './group-by';
import { mutations, sample } from './mutate';

const programs = { '1.34': 'kube-apiserver-1.34', '1.37': 'kube-apiserver' } as const;
/** Which pods may be there depends on the cluster. */
const alone = ['--disable-admission-plugins=ServiceAccount,RuntimeClass'];
/** Mutations that are asked about, by the kinds that have many places, and all others. */
const shares: Readonly<Record<string, number>> = {
  Pod: 1200,
  Deployment: 300,
  CustomResourceDefinition: 300,
};
const share = 160;

async function main([folder = '', cache = '', dump]: readonly string[]): Promise<number> {
  await furnish(folder);
  await startEtcd(folder);
  const good = goodObjects();
  const planned = plan(good);
  say(`${planned.length} cases`);
  const answers: Answer[][] = [];
  for (const [index, version] of servers.entries()) {
    const { client, daemon } = await startApiServer(
      folder,
      join(cache, 'bin', programs[version]),
      `v${index}`,
      6443 + index,
      alone,
    );
    answers.push(
      await askAll(
        client,
        planned.map(({ object }) => object),
      ),
    );
    say(`${version} has answered`);
    await daemon.stop();
  }
  const cases: Case[] = planned.map(({ object: _, ...each }, index) => ({
    ...each,
    verdicts: answers.map((all) => all[index]?.verdict ?? { is: 'elsewhere', fields: [] }),
  }));
  for (const { good: name, change, verdicts } of cases) {
    if (Object.keys(change).length === 0 && verdicts.some(({ is }) => is !== 'taken'))
      say(`a good object is refused: ${name}`);
  }
  writeCases(cases);
  if (dump === undefined) return 0;
  const lines = planned.map(({ good: name, change }, index) =>
    [name, JSON.stringify(change), ...answers.map((all) => all[index]?.message)].join('\t'),
  );
  writeFileSync(dump, lines.join('\n'));
  return 0;
}

interface Planned {
  readonly good: string;
  readonly change: Change;
  readonly own: boolean;
  readonly object: Fields;
}

function plan(good: ReadonlyMap<string, Fields>): Planned[] {
  const all = new Map<string, Planned>();
  const add = (name: string, change: Change, own: boolean): void => {
    const object = good.get(name);
    if (object === undefined) throw new Error(`no good object is called ${name}`);
    const id = `${name} ${JSON.stringify(change)}`;
    if (!all.has(id)) all.set(id, { good: name, change, own, object: applied(object, change) });
  };
  for (const name of good.keys()) add(name, {}, true);
  for (const [name, change] of ownChanges()) add(name, change, true);
  const byKind = groupBy([...good], ([name]) => name.slice(0, name.indexOf('/')));
  for (const [kind, objects] of byKind) {
    const changes = objects.flatMap(([name, object]) =>
      mutations(object).map((change): [string, Change] => [name, change]),
    );
    const chosen = sample(
      changes,
      shares[kind] ?? share,
      ([name, change]) => `${name} ${JSON.stringify(change)}`,
    );
    for (const [name, change] of chosen) add(name, change, false);
  }
  return [...all.values()];
}

firstProgram(main);
