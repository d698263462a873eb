import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { objectIn, textIn } from '../../lib/model/read-json';
import { type Definitions, definitions } from '../../lib/validation';
import { firstProgram } from '../engines/host/first-program';
import { furnish } from '../engines/host/furnish';
import { say } from '../engines/host/say';
import { startApiServer, startEtcd } from '../engines/kubernetes/api-server';
import type { Client } from '../engines/kubernetes/client';
import { define } from '../engines/kubernetes/definitions';
import { askAll } from './answers';
import type { Verdict } from './cases';
import { ourVerdict } from './our-verdict';
import { definitionsOf, type Found, objectsIn, projects } from './public-projects';
import { type PublicFigures, publicFile } from './public-results';

const nothing: Verdict = { is: 'elsewhere', fields: [] };
/** Which pods may be there depends on the cluster. */
const alone = ['--disable-admission-plugins=ServiceAccount,RuntimeClass'];
/** Of which release the server is that is asked. */
const version = '1.37';

async function main([folder = '', cache = '', ...folders]: readonly string[]): Promise<number> {
  await furnish(folder);
  await startEtcd(folder);
  const figures: PublicFigures[] = [];
  for (const [index, project] of projects.entries()) {
    const home = folders[index] ?? '';
    const { client, daemon } = await startApiServer(
      folder,
      join(cache, 'bin/kube-apiserver'),
      `p${index}`,
      6443 + index,
      alone,
    );
    const own = definitions();
    const custom = definitionsOf(project, home);
    for (const each of custom) own.add(each);
    await define(client, custom);
    const found = objectsIn(home);
    await makeNamespaces(client, found);
    figures.push(await compared(project.name, found, client, own));
    await daemon.stop();
  }
  writeFileSync(publicFile, `${JSON.stringify(figures, undefined, 2)}\n`);
  return figures.some(({ falseAlarms }) => falseAlarms > 0) ? 1 : 0;
}

/** What stands in a namespace that is not there, a server refuses for that alone. */
async function makeNamespaces(client: Client, found: readonly Found[]): Promise<void> {
  const names = found.map(({ object }) => textIn(objectIn(object.metadata).namespace) ?? '');
  for (const name of new Set(names))
    if (name !== '')
      await client.ask('POST', '/api/v1/namespaces', {
        apiVersion: 'v1',
        kind: 'Namespace',
        metadata: { name },
      });
}

async function compared(
  project: string,
  found: readonly Found[],
  client: Client,
  own: Definitions,
): Promise<PublicFigures> {
  const figures = { project, objects: 0, taken: 0, falseAlarms: 0, refused: 0, explained: 0, elsewhere: 0 };
  const answers = await askAll(
    client,
    found.map(({ object }) => object),
  );
  for (const [index, { file, object }] of found.entries()) {
    const { verdict = nothing, message = '' } = answers[index] ?? {};
    if (verdict.is === 'elsewhere') {
      figures.elsewhere += 1;
      continue;
    }
    const [complaint] = ourVerdict(object, version, own);
    figures.objects += 1;
    const is = verdict.is === 'taken' ? 'taken' : 'refused';
    figures[is] += 1;
    if (is === 'refused' && complaint !== undefined) figures.explained += 1;
    if (is === 'taken' && complaint !== undefined) {
      figures.falseAlarms += 1;
      say(`FALSE ALARM ${project} ${file}: ${complaint.code} ${complaint.pointer} ${complaint.message}`);
    }
    if (is === 'refused' && complaint === undefined) say(`not explained ${project} ${file}: ${message}`);
  }
  say(JSON.stringify(figures));
  return figures;
}

firstProgram(main);
