import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { App, Chart } from '../../../lib';
import { fastYaml } from '../../../lib/cli/manifests/fast-yaml';
import { synthesizeInto } from '../../../lib/constructs/run/synthesize-into';
import { memoryOutput } from '../../../lib/emit/memory-output';
import { collector, type Diff, diffWith } from '../../../lib/review';
import { createJudge } from '../accept/kubernetes';
import { attempt } from '../host/run';
import { token } from '../kubernetes/client';
import { engines, type World } from '../world';
import { type ChangeCase, changeCases } from './cases';
import { composeVerdicts, expectedOfCompose } from './compose';
import { expectedOfKubernetes, kubernetesVerdicts } from './kubernetes';

/** What `lading diff` says that a change does is what the engines do. */
export async function tellChanges(world: World): Promise<void> {
  const { client } = await world.server();
  // Its namespaces are made by the judge.
  const judge = createJudge(client);
  for (const [index, each] of changeCases.entries()) {
    const namespace = `change-${index}`;
    await judge.verdicts([{ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a', namespace } }]);
    const folder = join(world.scratch, namespace);
    const diff = compare(each, folder);
    const kubectl = (args: readonly string[]) =>
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
        { cwd: folder, limit: 60 },
      );
    await world.report.check(engines.kubernetes, `change: ${each.name}`, async () =>
      same(await kubernetesVerdicts(kubectl), expectedOfKubernetes(diff)),
    );
    await world.report.check(engines.compose, `change: ${each.name}`, async () =>
      same(await composeVerdicts(world.program('docker-compose'), folder), expectedOfCompose(diff)),
    );
  }
}

/** Both outputs, in `before` and `after`, and what is said of them. */
function compare(each: ChangeCase, folder: string): Diff {
  synthesize(each.before, join(folder, 'before'));
  const made = synthesize(each.after, join(folder, 'after'));
  const base = { type: 'folder', folder: join(folder, 'before'), name: 'before' } as const;
  const diff = diffWith(base, made, folder, fastYaml);
  if ('message' in diff) throw new Error(diff.message);
  return diff;
}

function synthesize(make: (chart: Chart) => void, folder: string) {
  const app = new App({ name: 'change' });
  make(new Chart(app, 'change'));
  const output = memoryOutput();
  const { watcher, made } = collector();
  const { failed, diagnostics } = synthesizeInto(app, output, { out: folder, watcher });
  if (failed) throw new Error(JSON.stringify(diagnostics));
  output.commit({});
  for (const [path, data] of output.files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), data);
  }
  return made;
}

function same(seen: Readonly<Record<string, string>>, said: Readonly<Record<string, string>>): string {
  const wrong = [...new Set([...Object.keys(seen), ...Object.keys(said)])]
    .filter((name) => (seen[name] ?? 'unchanged') !== (said[name] ?? 'unchanged'))
    .map((name) => `${name}: seen ${seen[name] ?? 'unchanged'}, said ${said[name] ?? 'unchanged'}`);
  if (wrong.length > 0) throw new Error(wrong.join('\n'));
  return `${Object.keys(seen).length} parts`;
}
