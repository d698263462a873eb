import { join } from 'node:path';
import { type Case, findCases } from '../engines/accept/cases';
import { acceptObjects, createJudge } from '../engines/accept/kubernetes';
import { furnish } from '../engines/host/furnish';
import { attempt } from '../engines/host/run';
import { message } from '../engines/host/wait';
import { table } from '../engines/report';
import { createWorld, engines } from '../engines/world';

const istio = { name: 'istioctl analyze', version: '1.31' };

/** The first program of a box; when it ends, so does everything in the box. */
async function main([folder = '', cache = '', oracles = '']: readonly string[]): Promise<number> {
  await furnish(folder);
  const world = createWorld(folder, cache);
  const { client } = await world.server();
  const judge = createJudge(client);
  const cases = findCases().filter(({ name }) => name.startsWith('examples/mesh'));
  if (cases.length === 0) throw new Error('the example of a mesh is gone');
  for (const each of cases) {
    await world.report.check(engines.kubernetes, each.name, () => acceptObjects(judge, each));
    await world.report.check(istio, each.name, () => analyze(join(oracles, 'istioctl'), each));
  }
  const rows = world.report.rows();
  console.log(`\n${table(rows)}`);
  return rows.some(({ verdict }) => verdict === 'failed') ? 1 : 0;
}

/** What an installation brings along: the gateway that ours is named after, and the namespace. */
const installed = join(__dirname, 'installed.yaml');

/** Without a cluster, and with every message: nothing may be said. */
async function analyze(istioctl: string, { folder }: Case): Promise<string> {
  const args = ['analyze', '--use-kube=false', '--output', 'json', installed];
  const { code, stdout, stderr } = await attempt(istioctl, [...args, join(folder, 'kubernetes')]);
  const found: unknown = stdout.trim() === '' ? [] : JSON.parse(stdout);
  if (!Array.isArray(found) || found.length > 0 || code !== 0) throw new Error(`${stdout}\n${stderr}`);
  return 'no message';
}

process.stdin.on('end', () => process.exit(130)).resume();
main(process.argv.slice(2)).then(
  (code) => process.exit(code),
  (error: unknown) => {
    console.error(message(error));
    process.exit(1);
  },
);
