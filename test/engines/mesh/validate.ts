import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findCases } from '../accept/cases';
import { attempt, lastLines, run } from '../host/run';
import type { World } from '../world';

const project = join(__dirname, '../../..');

/** Every configuration is one for Envoy, with certificates in their places; and it is no judge that takes whatever it gets. */
export async function validateAll(world: World): Promise<string> {
  const folder = join(world.scratch, 'envoy');
  mkdirSync(folder, { recursive: true });
  const files = findCases().flatMap(({ compose }) =>
    compose === undefined
      ? []
      : readdirSync(compose, { recursive: true })
          .map((path) => join(compose, String(path)))
          .filter((path) => path.endsWith('/envoy.json')),
  );
  const broken = readFileSync(files[0] ?? '', 'utf8').replace('"filter_chains"', '"filter_chain"');
  writeFileSync(join(folder, 'compose.yaml'), oneMember);
  const program = join(project, 'build/cli.js');
  await run(process.execPath, [program, 'mesh', 'certs', join(folder, 'compose.yaml')], { cwd: project });
  const refusal = async (text: string): Promise<string | undefined> => {
    const file = join(folder, 'envoy.json');
    writeFileSync(file, text.replaceAll('/etc/mesh-certs', join(folder, 'mesh-certs/one')));
    const options = ['--mode', 'validate', '--log-level', 'error', '-c', file];
    const { code, stderr } = await attempt(world.program('envoy'), options);
    return code === 0 ? undefined : lastLines(stderr, 3);
  };
  if ((await refusal(broken)) === undefined) throw new Error('it takes a field that there is not');
  const wrong: string[] = [];
  for (const file of files) {
    const refused = await refusal(readFileSync(file, 'utf8'));
    if (refused !== undefined) wrong.push(`${file.slice(project.length)}: ${refused}`);
  }
  if (wrong.length > 0) throw new Error(wrong.join('\n'));
  return `${files.length} configurations`;
}

const oneMember = `services:
  one.proxy:
    labels: { dev.lading.mesh-identity: spiffe://cluster.local/ns/default/sa/one }
    volumes: [{ type: bind, source: ./mesh-certs/one, target: /etc/mesh-certs }]
`;
