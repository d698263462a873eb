import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findCases } from '../accept/cases';
import { at, listAt } from '../host/json';
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
  const filters = findCases().flatMap(({ name, objects }) =>
    objects
      .filter(({ kind }) => kind === 'EnvoyFilter')
      .map((object) => [name, around(listAt(object, 'spec', 'configPatches'))] as const),
  );
  for (const [name, config] of filters) {
    const refused = await refusal(config);
    if (refused !== undefined) wrong.push(`${name}: ${refused}`);
  }
  if (wrong.length > 0) throw new Error(wrong.join('\n'));
  return `${files.length} configurations, ${filters.length} filters of Istio`;
}

/** A proxy of which nothing is known but that it has some filters, where Istio would put them. */
function around(patches: readonly unknown[]): string {
  const type = (name: string) => `type.googleapis.com/envoy.extensions.filters.${name}`;
  const router = {
    name: 'envoy.filters.http.router',
    typed_config: { '@type': type('http.router.v3.Router') },
  };
  const manager = {
    '@type': type('network.http_connection_manager.v3.HttpConnectionManager'),
    stat_prefix: 'inbound',
    route_config: { virtual_hosts: [{ name: 'all', domains: ['*'], routes: [] }] },
    http_filters: [...valuesOf(patches, 'HTTP_FILTER'), router],
  };
  // The others are merged into what is there.
  for (const value of valuesOf(patches, 'NETWORK_FILTER')) Object.assign(manager, at(value, 'typed_config'));
  const filters = [{ name: 'envoy.filters.network.http_connection_manager', typed_config: manager }];
  const address = { socket_address: { address: '127.0.0.1', port_value: 15006 } };
  return JSON.stringify({ static_resources: { listeners: [{ address, filter_chains: [{ filters }] }] } });
}

function valuesOf(patches: readonly unknown[], applyTo: string): unknown[] {
  return patches
    .filter((patch) => at(patch, 'applyTo') === applyTo)
    .map((patch) => at(patch, 'patch', 'value'));
}

const oneMember = `services:
  one.proxy:
    labels: { dev.lading.mesh-identity: spiffe://cluster.local/ns/default/sa/one }
    volumes: [{ type: bind, source: ./mesh-certs/one, target: /etc/mesh-certs }]
`;
