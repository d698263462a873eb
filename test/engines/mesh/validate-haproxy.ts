import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { findCases } from '../accept/cases';
import { attempt, lastLines, run } from '../host/run';
import { haproxyFolder } from '../setup/haproxy';
import type { World } from '../world';

const project = join(__dirname, '../../..');

/** Every configuration is one for HAProxy, which has nothing to say of it; and it is no judge that takes whatever it gets. */
export async function validateHaproxy(world: World): Promise<string> {
  const folder = join(world.scratch, 'haproxy');
  mkdirSync(folder, { recursive: true });
  const files = findCases().flatMap(({ compose }) =>
    compose === undefined
      ? []
      : readdirSync(compose, { recursive: true })
          .map((path) => join(compose, String(path)))
          .filter((path) => path.endsWith('/haproxy.cfg')),
  );
  writeFileSync(join(folder, 'compose.yaml'), oneMember);
  const program = join(project, 'build/cli.js');
  await run(process.execPath, [program, 'mesh', 'certs', join(folder, 'compose.yaml')], { cwd: project });
  const refusal = async (file: string, text = readFileSync(file, 'utf8')): Promise<string | undefined> => {
    cpSync(join(dirname(file), 'mesh.lua'), join(folder, 'mesh.lua'));
    const own = text
      .replaceAll('/etc/mesh-certs', join(folder, 'mesh-certs/one'))
      .replaceAll('/etc/mesh/', `${folder}/`);
    writeFileSync(join(folder, 'haproxy.cfg'), own);
    const { code, stdout, stderr } = await attempt(
      join(haproxyFolder(world.cache), 'haproxy'),
      ['-c', '-f', join(folder, 'haproxy.cfg')],
      { env: { LD_LIBRARY_PATH: haproxyFolder(world.cache) } },
    );
    const told = `${stdout}\n${stderr}`;
    return code === 0 && !told.includes('[WARNING]') ? undefined : lastLines(told, 5);
  };
  const [first = ''] = files;
  const broken = readFileSync(first, 'utf8').replace('default_backend', 'default_backends');
  if ((await refusal(first, broken)) === undefined) throw new Error('it takes a word that there is not');
  const wrong: string[] = [];
  for (const file of files) {
    const refused = await refusal(file);
    if (refused !== undefined) wrong.push(`${file.slice(project.length)}: ${refused}`);
  }
  if (wrong.length > 0) throw new Error(wrong.join('\n'));
  return `${files.length} configurations`;
}

const oneMember = `services:
  one.proxy:
    labels:
      dev.lading.mesh-identity: spiffe://cluster.local/ns/default/sa/one
      dev.lading.mesh-certificates: pem
    volumes: [{ type: bind, source: ./mesh-certs/one, target: /etc/mesh-certs }]
`;
