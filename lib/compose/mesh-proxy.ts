import type { ServiceEntry } from '../docker/entry';
import { escapeAll, escapeDollars } from '../docker/escaped';
import { configHashLabel } from '../docker/labels';
import { certificateFolder, type MeshProxy } from '../docker/mesh/attached';
import { joinAt } from '../docker/networks';
import type { DockerProject } from '../docker/project';
import { contentHash } from '../model/hash';
import type { ComposeService, ComposeServiceDependsOnEntry } from './api.generated';
import { lowerDeploy } from './deploy';

const Mi = 1024 * 1024;
const resources = { requests: { memory: 64 * Mi }, limits: { cpu: 1000, memory: 128 * Mi } };

/** Where `lading mesh certs` puts what each proxy proves its name with, beside the Compose file. */
const certificates = 'mesh-certs';
/** By which it knows what name that is, and in which form a proxy reads it where that is not as Envoy does. */
const identityLabel = 'dev.lading.mesh-identity';
const formLabel = 'dev.lading.mesh-certificates';

/** Whoever has a proxy starts when it is ready, and again when it was made anew. */
export const afterProxy: ComposeServiceDependsOnEntry = { condition: 'service_healthy', restart: true };

/** Their images have bash, and nothing that asks HTTP. */
const isReady =
  'exec 3<>/dev/tcp/127.0.0.1/15021 && printf "GET /ready HTTP/1.0\\r\\nHost: localhost\\r\\n\\r\\n" >&3 && read -r line <&3 && [[ $line == *200* ]]';

/** A proxy of a mesh as a service, as restricted as any of ours, and its configuration beside the file. */
export function lowerMeshProxy(
  proxy: MeshProxy,
  { configs, networks }: DockerProject,
  profiles?: ComposeService['profiles'],
): ServiceEntry {
  const { name, folder, files, origin, program, published } = proxy;
  const mounted = Object.entries(files).map(([file, content]) => {
    const source = `${name}.${file.slice(0, file.lastIndexOf('.'))}`;
    const path = `mesh/${folder}/${file}`;
    configs.set(source, { of: name, path, content, executable: false, origin, property: [] });
    return { source: escapeDollars(source), target: escapeDollars(`${program.folder}/${file}`) };
  });
  for (const network of proxy.networks)
    if (!networks.has(network.name)) networks.set(network.name, { internal: network.open !== true });
  const service = {
    image: escapeDollars(proxy.image),
    entrypoint: escapeAll(program.entrypoint),
    ...(program.command && { command: escapeAll(program.command) }),
    ...(published.length > 0 && { ports: published.map(lowerPort) }),
    volumes: [
      {
        type: 'bind',
        source: escapeDollars(`./${certificates}/${folder}`),
        target: escapeDollars(certificateFolder),
        read_only: true,
        bind: { create_host_path: false },
      },
    ],
    tmpfs: escapeAll(['/tmp:mode=1777']),
    configs: mounted,
    healthcheck: {
      test: escapeAll(['CMD', 'bash', '-c', isReady]),
      interval: escapeDollars('5s'),
      timeout: escapeDollars('2s'),
      retries: 5,
      start_period: escapeDollars('30s'),
      start_interval: escapeDollars('1s'),
    },
    networks: joinAt(proxy.networks),
    deploy: lowerDeploy(1, resources),
    restart: escapeDollars('unless-stopped'),
    ...(profiles && { profiles }),
    ...(program.stopSignal && { stop_signal: escapeDollars(program.stopSignal) }),
    stop_grace_period: escapeDollars('5s'),
    user: escapeDollars('10001:10001'),
    read_only: true,
    cap_drop: escapeAll(['ALL']),
    security_opt: escapeAll(['no-new-privileges:true']),
    labels: {
      [identityLabel]: escapeDollars(proxy.identity),
      ...(program.certificates === 'pem' && { [formLabel]: escapeDollars('pem') }),
      [configHashLabel]: escapeDollars(contentHash(files)),
    },
  } satisfies ComposeService;
  return { name, service };
}

function lowerPort({ port, hostIp }: MeshProxy['published'][number]) {
  return {
    target: port,
    published: escapeDollars(String(port)),
    ...(hostIp !== undefined && { host_ip: escapeDollars(hostIp) }),
    protocol: escapeDollars('tcp'),
  };
}

/** Those at the edges of meshes, which are beside no member. */
export function lowerGates(project: DockerProject): readonly ServiceEntry[] {
  return project.proxies
    .filter((proxy) => proxy.of === undefined)
    .map((proxy) => lowerMeshProxy(proxy, project));
}
