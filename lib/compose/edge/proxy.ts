import type { Origin } from '../../diagnostics/origin';
import type { ServiceEntry } from '../../docker/entry';
import { escapeAll, escapeDollars } from '../../docker/escaped';
import { configHashLabel } from '../../docker/labels';
import { outsideNetwork } from '../../docker/mesh/attached';
import { edgeNetwork } from '../../docker/networks';
import type { DockerProject } from '../../docker/project';
import { containerPort } from '../../docker/reference';
import type { EdgeProxy } from '../../model/edge-proxy';
import { contentHash } from '../../model/hash';
import { backendsOf, hostsOf, pathsOf, type Route } from '../../model/route';
import { onTarget } from '../../model/views';
import { isolationOn } from '../../passes/isolation';
import type { ComposeService } from '../api.generated';
import { lowerDeploy } from '../deploy';
import { type Host, type Location, nginxConfig } from './nginx';

const Mi = 1024 * 1024;
const resources = { requests: { memory: 64 * Mi }, limits: { cpu: 1000, memory: 64 * Mi } };

/** The service, and what it reads: names with a dot are no config's and no secret's of the user's. */
const edgeName = 'edge-proxy';
const head =
  '# Brings the requests for the host names of the app to its services; edit the app, not this file.\n';
const config = `${edgeName}.conf`;
const certificate = `${edgeName}.certificate`;
const key = `${edgeName}.key`;
const inside = { http: 8080, https: 8443 };
const outside = `${edgeName}-outside`;

/**
 * The service that takes the requests for the host names of the app, as restricted as any of ours, and its configuration
 * beside the file. Nothing where no route wants it.
 */
export function lowerEdgeProxy(project: DockerProject): readonly ServiceEntry[] {
  const service = serviceOf(project);
  return service === undefined ? [] : [{ name: edgeName, service }];
}

function serviceOf(project: DockerProject): ComposeService | undefined {
  const { app } = project.prepared;
  const { edge } = app.compose;
  const routes = app.routes.filter((route) => isOnEdge(route));
  const [first] = routes;
  if (edge === undefined || first === undefined) return undefined;
  const content = `${head}${nginxConfig(hostsFor(routes, project), {
    port: inside.http,
    tls: edge.tls && {
      port: inside.https,
      certificate: `/run/secrets/${certificate}`,
      key: `/run/secrets/${key}`,
    },
  })}`;
  const { origin } = first;
  const path = `${edgeName}/nginx.conf`;
  const taken = project.names.get(edgeName);
  if (taken !== undefined) return reportTaken(taken.origin, project);
  project.configs.set(config, {
    of: edgeName,
    path,
    content,
    executable: false,
    origin,
    property: ['expose'],
  });
  const secrets = addCertificate(edge, project);
  return {
    image: escapeDollars(edge.image),
    entrypoint: escapeAll(['nginx', '-c', '/etc/nginx/nginx.conf', '-g', 'daemon off;']),
    ports: portsOf(edge),
    tmpfs: escapeAll(['/tmp:mode=1777']),
    configs: [{ source: escapeDollars(config), target: escapeDollars('/etc/nginx/nginx.conf') }],
    ...(secrets && { secrets }),
    ...networksFor(routes, project),
    deploy: lowerDeploy(1, resources),
    restart: escapeDollars('unless-stopped'),
    user: escapeDollars('10001:10001'),
    read_only: true,
    cap_drop: escapeAll(['ALL']),
    security_opt: escapeAll(['no-new-privileges:true']),
    labels: { [configHashLabel]: escapeDollars(contentHash({ 'nginx.conf': content })) },
  };
}

function reportTaken(origin: Origin, { prepared, dialect }: DockerProject): undefined {
  prepared.report({
    code: 'name/duplicate',
    message: `"${origin.path}" would be called "${edgeName}" in the ${dialect.whole}, as the edge proxy is.`,
    origin,
    property: ['name'],
    affected: [{ target: dialect.target, object: `services.${edgeName}`, pointer: '' }],
    fix: 'Give it another name.',
  });
}

/** Whether the proxy takes the requests of a route on Compose. */
function isOnEdge({ proxied, targets, service }: Route): boolean {
  return proxied && targets.includes('compose') && service.targets.includes('compose');
}

/** Only this machine: what a host name would lead to is for a developer to look at. */
function portsOf({ port, tls }: EdgeProxy): ComposeService['ports'] {
  const entry = (published: number, target: number) => ({
    target,
    published: escapeDollars(String(published)),
    host_ip: escapeDollars('127.0.0.1'),
    protocol: escapeDollars('tcp'),
  });
  return [entry(port, inside.http), ...(tls === undefined ? [] : [entry(tls.port, inside.https)])];
}

function addCertificate(
  { tls }: EdgeProxy,
  { secrets, projectPath }: DockerProject,
): ComposeService['secrets'] {
  if (tls === undefined) return undefined;
  const add = (name: string, file: string, meaning: string) =>
    secrets.set(name, { path: `${projectPath}/${file}`, meaning, users: new Set([edgeName]) });
  add(certificate, tls.certificate, 'the certificate for HTTPS on this machine');
  add(key, tls.key, 'its key');
  return [{ source: escapeDollars(certificate) }, { source: escapeDollars(key) }];
}

/** With each workload that is isolated it shares a network; all others are on the default one. */
function networksFor(routes: readonly Route[], project: DockerProject): Pick<ComposeService, 'networks'> {
  const { isolates, networks } = project;
  if (!isolates) return {};
  const joined = new Set<string>([outside]);
  for (const { service } of routes.flatMap(backendsOf)) {
    const workload = onTarget(service.selects, 'compose');
    const attached = project.attached.get(workload);
    if (attached !== undefined) joined.add(outsideNetwork(attached.ingress));
    else joined.add(isolationOn(workload, 'compose') === undefined ? 'default' : edgeNetwork(workload));
  }
  networks.set(outside, { internal: false });
  return { networks: Object.fromEntries([...joined].sort().map((name) => [name, {}])) };
}

/** The routes by host, in the order in which they were made. */
function hostsFor(routes: readonly Route[], project: DockerProject): readonly Host[] {
  const hosts = new Map<string, Location[]>();
  for (const route of routes) {
    const locations = locationsOf(route, project);
    for (const host of hostsOf(route)) {
      const name = host.toLowerCase();
      hosts.set(name, [...(hosts.get(name) ?? []), ...locations]);
    }
  }
  return [...hosts].map(([name, locations]) => ({ name, locations }));
}

function locationsOf(route: Route, { prepared, attached }: DockerProject): readonly Location[] {
  const { timeout, maxBodySize } = route;
  const backends = backendsOf(route).flatMap(({ service, port, weight }) => {
    const entry = prepared.ports.named(service, port);
    if (entry === undefined || !service.targets.includes('compose')) return [];
    const workload = onTarget(service.selects, 'compose');
    const { ingress } = attached.get(workload) ?? {};
    // Members take requests from the proxy of their mesh alone, which has a port for each route.
    if (ingress !== undefined)
      return [{ address: `${ingress}:${prepared.localPort(route, 'compose')}`, weight }];
    return [{ address: `${workload.name}:${containerPort(entry, workload, prepared)}`, weight }];
  });
  return pathsOf(route).map((path) => ({
    ...path,
    backends,
    timeout: timeout === undefined ? undefined : Math.max(1, Math.ceil(timeout / 1000)),
    maxBodySize,
  }));
}
