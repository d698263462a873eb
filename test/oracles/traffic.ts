import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { connect, createServer as createHttp2Server } from 'node:http2';
import type { Server } from 'node:net';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { findCases } from '../engines/accept/cases';
import { askFor } from '../engines/edge/ask';
import { makeCertificate } from '../engines/edge/certificate';
import { type Daemon, startDaemon } from '../engines/host/daemon';
import { entriesAt, type Fields, isFields, parseJson, textAt } from '../engines/host/json';
import { run } from '../engines/host/run';
import type { World } from '../engines/world';

const port = 8443;
const namespace = 'edge';
/** What stands behind the sample's Services, each at an address of its own. */
const services = { web: '127.0.2.1', 'web-next': '127.0.2.2', api: '127.0.2.3' } as const;
const ports: Readonly<Record<string, number>> = { web: 8080, 'web-next': 8080, api: 9000 };

interface Programs {
  readonly envoyGateway: string;
  readonly envoy: string;
}

/**
 * Real requests through a real Envoy, which Envoy Gateway configures by the sample's routes as they are written: hosts, paths,
 * shares, gRPC, and TLS by the Gateway's certificate.
 */
export async function carriesTraffic(world: World, programs: Programs): Promise<string> {
  const home = join(world.scratch, 'envoy-gateway');
  const { certificate, key } = await makeCertificate(join(home, 'tls'));
  const behind = await startServices();
  const daemon = await startGateway(
    home,
    programs,
    readFileSync(certificate, 'utf8'),
    readFileSync(key, 'utf8'),
  );
  try {
    const ca = readFileSync(certificate, 'utf8');
    await daemon.ready(120, async () => {
      const { status } = await askFor(port, 'acme.dev', '/', { certificate: ca });
      if (status !== 200) throw new Error(`${status}`);
    });
    await answers(ca);
    await refusesPlain();
    return `${await shares(ca)}, gRPC by ${await callsGrpc(ca)}`;
  } finally {
    await daemon.stop();
    for (const server of behind) server.close();
  }
}

/** Each host and path is answered by a version of the web, and another host by nobody. */
async function answers(ca: string): Promise<void> {
  for (const host of ['acme.dev', 'www.acme.dev'])
    for (const path of ['/', '/a/b?c=d', '/robots.txt']) {
      const { status, body } = await askFor(port, host, path, { certificate: ca });
      const { name, scheme, path: seen } = body;
      const isRight = status === 200 && String(name).startsWith('web') && seen === path && scheme === 'https';
      if (!isRight) throw new Error(`${host}${path}: ${status} ${JSON.stringify(body)}`);
    }
  const { status } = await askFor(port, 'other.acme.dev', '/', { certificate: ca });
  if (status !== 404) throw new Error(`a host that nobody exposes is answered: ${status}`);
}

async function refusesPlain(): Promise<void> {
  const answer = await askFor(port, 'acme.dev', '/').catch(() => undefined);
  if (answer !== undefined && answer.status < 400) throw new Error('it is answered without TLS');
}

/** Of 300 requests a tenth goes to the new version: between 12 and 48 in all but one of a thousand runs. */
async function shares(ca: string): Promise<string> {
  let next = 0;
  for (let count = 0; count < 300; count += 1) {
    const { body } = await askFor(port, 'acme.dev', '/', { certificate: ca });
    if (body.name === 'web-next') next += 1;
  }
  if (next < 12 || next > 48) throw new Error(`${next} of 300 requests went to the new version`);
  return `${next} of 300 to the new version`;
}

function callsGrpc(ca: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const session = connect(`https://127.0.0.1:${port}`, { ca, servername: 'api.acme.dev' });
    session.on('error', reject);
    const call = session.request({
      ':method': 'POST',
      ':path': '/acme.Shop/Buy',
      ':authority': 'api.acme.dev',
      'content-type': 'application/grpc',
      te: 'trailers',
    });
    call.on('response', ({ ':status': status, 'x-name': name }) => {
      session.destroy();
      if (status === 200 && name === 'api') resolve('api');
      else reject(new Error(`gRPC: ${status}`));
    });
    call.on('error', reject);
    call.end();
  });
}

/** Servers that say who they are, and what they were asked. */
async function startServices(): Promise<readonly Server[]> {
  const servers = Object.entries(services).map(([name, address]): [Server, string, string] => {
    if (name === 'api') {
      const server = createHttp2Server();
      server.on('stream', (stream) => {
        stream.respond({ ':status': 200, 'content-type': 'application/grpc', 'x-name': name });
        stream.end();
      });
      return [server, name, address];
    }
    const server = createServer((request, response) => {
      const { url, headers } = request;
      response.end(JSON.stringify({ name, path: url, scheme: headers['x-forwarded-proto'] }));
    });
    return [server, name, address];
  });
  for (const [server, name, address] of servers)
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(ports[name], address, resolve);
    });
  return servers.map(([server]) => server);
}

async function startGateway(
  home: string,
  { envoyGateway, envoy }: Programs,
  certificate: string,
  key: string,
): Promise<Daemon> {
  const folders = Object.fromEntries(
    ['objects', 'config', 'data', 'state', 'run'].map((name) => [name, join(home, name)]),
  );
  const program = join(home, 'data', 'envoy-versions', '1.40.0', 'bin');
  for (const folder of [...Object.values(folders), program]) mkdirSync(folder, { recursive: true });
  // It would fetch one otherwise.
  symlinkSync(envoy, join(program, 'envoy'));
  const objects = [...installed(certificate, key), ...routed()];
  writeFileSync(join(home, 'objects', 'all.yaml'), objects.map((each) => stringify(each)).join('---\n'));
  const config = join(home, 'config.yaml');
  writeFileSync(config, stringify(configuration(folders)));
  await run(envoyGateway, ['certgen', '--local', '--config-home', join(home, 'config')]);
  return startDaemon(home, 'envoy-gateway', envoyGateway, ['server', '--config-path', config]);
}

function configuration({
  objects,
  config,
  data,
  state,
  run: runtime,
}: Readonly<Record<string, string>>): object {
  return {
    apiVersion: 'gateway.envoyproxy.io/v1alpha1',
    kind: 'EnvoyGateway',
    gateway: { controllerName: 'gateway.envoyproxy.io/gatewayclass-controller' },
    provider: {
      type: 'Custom',
      custom: {
        resource: { type: 'File', file: { paths: [objects] } },
        infrastructure: {
          type: 'Host',
          host: { configHome: config, dataHome: data, stateHome: state, runtimeDir: runtime },
        },
      },
    },
    extensionApis: { enableBackend: true },
  };
}

/** What somebody else has set up: the class, the Gateway with its certificate, the namespaces. */
function installed(certificate: string, key: string): readonly object[] {
  const own = 'gateway.envoyproxy.io';
  const encoded = (text: string): string => Buffer.from(text).toString('base64');
  return [
    {
      apiVersion: 'gateway.networking.k8s.io/v1',
      kind: 'GatewayClass',
      metadata: { name: 'eg' },
      spec: {
        controllerName: `${own}/gatewayclass-controller`,
        parametersRef: { group: own, kind: 'EnvoyProxy', name: 'host', namespace: 'envoy-gateway-system' },
      },
    },
    {
      apiVersion: `${own}/v1alpha1`,
      kind: 'EnvoyProxy',
      metadata: { name: 'host', namespace: 'envoy-gateway-system' },
      spec: { routingType: 'Service', provider: { type: 'Host', host: { envoyVersion: '1.40.0' } } },
    },
    ...['shop', namespace].map((name) => ({ apiVersion: 'v1', kind: 'Namespace', metadata: { name } })),
    {
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: { name: 'tls', namespace },
      type: 'kubernetes.io/tls',
      data: { 'tls.crt': encoded(certificate), 'tls.key': encoded(key) },
    },
    {
      apiVersion: 'gateway.networking.k8s.io/v1',
      kind: 'Gateway',
      metadata: { name: 'public', namespace },
      spec: {
        gatewayClassName: 'eg',
        listeners: [
          {
            name: 'https',
            protocol: 'HTTPS',
            port,
            tls: { certificateRefs: [{ name: 'tls' }] },
            allowedRoutes: { namespaces: { from: 'All' } },
          },
        ],
      },
    },
  ];
}

/** The routes of the sample. Without a cluster there are no Services: each is an address instead. */
function routed(): readonly object[] {
  const found = findCases().find(({ name }) => name === 'test/samples/gateway');
  const routes = found?.objects.filter((object) => textAt(object, 'kind').endsWith('Route')) ?? [];
  if (routes.length < 2) throw new Error('the sample has lost its routes');
  const backends = Object.entries(services).map(([name, address]) => ({
    apiVersion: 'gateway.envoyproxy.io/v1alpha1',
    kind: 'Backend',
    metadata: { name, namespace: 'shop' },
    spec: { endpoints: [{ ip: { address, port: ports[name] } }] },
  }));
  return [...backends, ...routes.map(toBackends)];
}

function toBackends(route: Fields): Fields {
  const text = JSON.stringify(route, (key, value: unknown) =>
    key === 'backendRefs' && Array.isArray(value) ? value.map(toBackend) : value,
  );
  const changed = parseJson(text);
  return isFields(changed) ? changed : route;
}

function toBackend(reference: unknown): object {
  const fields = Object.fromEntries(entriesAt(reference));
  const { port: _, ...rest } = fields;
  return { ...rest, group: 'gateway.envoyproxy.io', kind: 'Backend' };
}
