import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { textAt } from '../host/json';
import { attempt } from '../host/run';
import { token } from '../kubernetes/client';
import type { World } from '../world';
import type { Compared } from './compare';

/** Runs kubectl in a namespace of its own, in a folder, whatever its exit code. */
export async function kubectlIn(world: World, namespace: string, folder: string) {
  const { client } = await world.server();
  await client.ask('POST', '/api/v1/namespaces', {
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: { name: namespace },
  });
  return (args: readonly string[]) =>
    attempt(
      world.program('kubectl'),
      [
        `--server=${client.server}`,
        `--token=${token}`,
        '--insecure-skip-tls-verify',
        '-n',
        namespace,
        ...args,
      ],
      { cwd: folder, limit: 300 },
    );
}

/** The objects in which `kubectl diff` sees a difference, or which the server refuses to change. */
export async function seenByKubectl(
  world: World,
  namespace: string,
  { after }: Compared,
  folder: string,
): Promise<Record<string, string>> {
  const kubectl = await kubectlIn(world, namespace, folder);
  const applied = await kubectl(['apply', '-f', 'before/kubernetes']);
  if (applied.code !== 0) throw new Error(applied.stderr);
  const seen: Record<string, string> = {};
  let rest = after.objects;
  for (;;) {
    writeFileSync(
      join(folder, 'after.json'),
      JSON.stringify({ apiVersion: 'v1', kind: 'List', items: rest }),
    );
    const { code, stdout, stderr } = await kubectl(['diff', '-f', 'after.json']);
    // One that is refused ends it: the others are asked about without that one.
    const [, kind, name] = /The (\w+) "([^"]+)" is invalid/.exec(stderr) ?? [];
    if (kind !== undefined && name !== undefined) {
      seen[`/${kind}/${name}`] = 'changed';
      rest = rest.filter(
        (object) => textAt(object, 'kind') !== kind || textAt(object, 'metadata', 'name') !== name,
      );
      continue;
    }
    if (code > 1) throw new Error(stderr);
    for (const [, of = '', called = ''] of stdout.matchAll(
      new RegExp(String.raw`^diff -u -N \S+/LIVE-\d+/\S*?([A-Z]\w*)\.${namespace}\.(\S+) `, 'gm'),
    ))
      seen[`/${of}/${called}`] = 'changed';
    return seen;
  }
}
