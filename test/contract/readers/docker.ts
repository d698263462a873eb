import { posix } from 'node:path';
import { parse } from 'yaml';
import {
  type Picture,
  type Readiness,
  type RunningContainer,
  type RunningWorkload,
  secretValue,
} from './picture';
import { at, type Fields, listOf, mapOf, numberOf, textOf } from './values';

type Files = ReadonlyMap<string, string>;

/** What docker compose would run of these files; `.env` is as a person would fill it in. */
export function readCompose(files: Files): Picture {
  return readDocker(files, 'compose', 'compose.yaml');
}

/** What a swarm would run of them; the environment is as a person would fill it in. */
export function readSwarm(files: Files): Picture {
  return readDocker(files, 'swarm', 'stack.yaml');
}

function readDocker(files: Files, folder: string, file: string): Picture {
  const text = files.get(`${folder}/${file}`) ?? '';
  const project = mapOf(interpolateAll(parse(text), answersOf(files.get(`${folder}/.env.example`) ?? '')));
  const services = new Map(
    Object.entries(mapOf(project.services)).map(([name, service]) => [name, mapOf(service)]),
  );
  const context: Context = { project, files, services, folder };
  const workloads: Record<string, RunningWorkload> = {};
  for (const [name, service] of services) {
    if (isHelper(name, services)) continue;
    workloads[name] = readWorkload(name, service, context);
  }
  return { workloads, reach: (host, port) => reach(host, port, services) };
}

interface Context {
  readonly project: Fields;
  readonly files: ReadonlyMap<string, string>;
  readonly services: ReadonlyMap<string, Fields>;
  readonly folder: string;
}

/** `DB_PASSWORD=` with a comment that names the secret db/password above it: the answer is the secret. */
function answersOf(example: string): ReadonlyMap<string, string> {
  const answers = new Map<string, string>();
  let comment = '';
  for (const line of example.split('\n')) {
    const [, name, given = ''] = /^([A-Za-z_]\w*)=(.*)$/.exec(line) ?? [];
    if (line.startsWith('#')) comment = line;
    if (name === undefined) continue;
    const [, secret, key] = /the (?:secret|config) ([^/\s]+)\/(\S+?), for/i.exec(comment) ?? [];
    if (secret !== undefined && key !== undefined) answers.set(name, secretValue(secret, key));
    else if (given !== '') answers.set(name, given.replace(/^'|'$/g, ''));
  }
  return answers;
}

function interpolateAll(value: unknown, answers: ReadonlyMap<string, string>): unknown {
  if (typeof value === 'string') return interpolate(value, answers);
  if (Array.isArray(value)) return value.map((item: unknown) => interpolateAll(item, answers));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, interpolateAll(item, answers)]));
}

/** `$$` is a `$`; `${NAME:-default}`, `${NAME:?error}` and `$NAME` are variables. */
function interpolate(text: string, answers: ReadonlyMap<string, string>): string {
  return text.replace(
    /\$\$|\$\{([A-Za-z_]\w*)(?::([-?])([^}]*))?\}|\$([A-Za-z_]\w*)/g,
    (all, braced?: string, mark?: string, word?: string, bare?: string) => {
      if (all === '$$') return '$';
      const name = braced ?? bare ?? '';
      const answer = answers.get(name);
      if (answer !== undefined) return answer;
      if (mark === '-') return interpolate(word ?? '', answers);
      throw new Error(`nobody gives ${name}`);
    },
  );
}

/** A service that is part of another: it shares its network, or prepares it. */
function isHelper(name: string, services: Context['services']): boolean {
  const service = services.get(name) ?? {};
  if (service.network_mode !== undefined || ownerOf(service, name) !== undefined) return true;
  return [...services.values()].some(
    (other) => at(other, 'depends_on', name, 'condition') === 'service_completed_successfully',
  );
}

/** In a stack all containers of a workload are services, and bear its name as a label. */
function ownerOf(service: Fields, name: string): string | undefined {
  const owner = textOf(at(service, 'deploy', 'labels', 'app.kubernetes.io/name'));
  return owner !== undefined && owner !== name && name.startsWith(`${owner}-`) ? owner : undefined;
}

function isJob(service: Fields): boolean {
  return at(service, 'deploy', 'mode') === 'replicated-job';
}

function readWorkload(name: string, service: Fields, context: Context): RunningWorkload {
  const dependencies = Object.entries(mapOf(service.depends_on));
  const done = (condition: unknown) => condition === 'service_completed_successfully';
  const beside: Record<string, RunningContainer> = {};
  for (const [other, helper] of context.services) {
    const isBeside = ownerOf(helper, other) === name && !isJob(helper);
    if (helper.network_mode === `service:${name}` || isBeside)
      beside[other.slice(name.length + 1)] = readContainer(helper, context);
  }
  return {
    replicas: numberOf(at(service, 'deploy', 'replicas')) ?? 1,
    stopGrace: readDuration(service.stop_grace_period) ?? 10,
    startsAfter: dependencies
      .flatMap(([other, entry]) =>
        done(at(entry, 'condition')) || isHelper(other, context.services) ? [] : [other],
      )
      .sort(),
    main: readContainer(service, context),
    init: [
      ...initOf(service, context),
      ...[...context.services]
        .filter(([other, init]) => ownerOf(init, other) === name && isJob(init))
        .map(([, init]) => readContainer(init, context)),
      ...listOf(service.pre_start).map((hook) => readHook(mapOf(hook), service, context)),
    ],
    beside,
  };
}

/** One waits for the other: the last of them is what the service waits for. */
function initOf(service: Fields, context: Context): RunningContainer[] {
  const last = Object.entries(mapOf(service.depends_on)).filter(
    ([, entry]) => at(entry, 'condition') === 'service_completed_successfully',
  );
  const found = new Map<string, Fields>();
  const visit = (name: string): void => {
    const init = context.services.get(name);
    if (init === undefined || found.has(name)) return;
    for (const [before, entry] of Object.entries(mapOf(init.depends_on)))
      if (at(entry, 'condition') === 'service_completed_successfully') visit(before);
    found.set(name, init);
  };
  for (const [name] of last) visit(name);
  return [...found.values()].map((init) => readContainer(init, context));
}

/** A hook inherits the environment and the volumes of its service. */
function readHook(hook: Fields, service: Fields, context: Context): RunningContainer {
  const { configs, secrets, volumes } = service;
  const environment = { ...mapOf(service.environment), ...mapOf(hook.environment) };
  return readContainer({ configs, secrets, volumes, ...hook, environment }, context);
}

function readContainer(service: Fields, context: Context): RunningContainer {
  const words = (value: unknown) => (value === undefined ? undefined : listOf(value).map(String));
  const { environment, deploy, privileged } = service;
  const cpus = at(deploy, 'resources', 'limits', 'cpus');
  return {
    image: String(service.image),
    command: words(service.entrypoint),
    args: words(service.command),
    workingDir: textOf(service.working_dir),
    env: Object.fromEntries(Object.entries(mapOf(environment)).map(([name, value]) => [name, String(value)])),
    files: {
      ...filesOf(service.configs, 'configs', context),
      ...filesOf(service.secrets, 'secrets', context),
    },
    scratch: scratchOf(service),
    user: textOf(service.user),
    readOnlyRoot: service.read_only === true,
    privileged: privileged === true,
    escalates: !listOf(service.security_opt).includes('no-new-privileges:true'),
    dropped: listOf(service.cap_drop).map(String),
    added: listOf(service.cap_add).map(String),
    memory: readBytes(at(deploy, 'resources', 'limits', 'memory')),
    cpu: cpus === undefined ? undefined : Math.round(Number(cpus) * 1000),
    readiness: readHealthcheck(service.healthcheck),
  };
}

function filesOf(
  entries: unknown,
  section: 'configs' | 'secrets',
  { project, files, folder }: Context,
): Record<string, string> {
  const found: Record<string, string> = {};
  for (const { source, target } of listOf(entries).map(mapOf)) {
    const file = String(at(project, section, String(source), 'file'));
    const [, secret = '', key = ''] = /^\.\/secrets\/([^/]+)\/(.+)$/.exec(file) ?? [];
    found[String(target)] =
      section === 'secrets' ? secretValue(secret, key) : String(files.get(posix.join(folder, file)));
  }
  return found;
}

/** Where images may let everyone write: a volume that is mounted there once more is no space of its own. */
const openFolder = '/var/tmp';

function scratchOf({ tmpfs, volumes }: Fields): string[] {
  const memory = listOf(tmpfs).map((entry) => String(entry).split(':')[0] ?? '');
  const named = listOf(volumes).map((volume) => String(at(volume, 'target')));
  return [...memory, ...named].filter((path) => path !== openFolder).sort();
}

function readBytes(value: unknown): number | undefined {
  const [, count = '', unit = ''] = /^(\d+)([bkmg]?)$/.exec(String(value)) ?? [];
  return count === '' ? undefined : Number(count) * 1024 ** Math.max('bkmg'.indexOf(unit), 0);
}

/** Seconds of `1h2m3s4ms`. */
function readDuration(value: unknown): number | undefined {
  if (typeof value !== 'string') return undefined;
  const units: Readonly<Record<string, number>> = { h: 3600, m: 60, s: 1, ms: 0.001 };
  let total = 0;
  for (const [, count, unit = ''] of value.matchAll(/(\d+)(ms|h|m|s)/g))
    total += Number(count) * (units[unit] ?? 0);
  return Math.round(total * 1000) / 1000;
}

function readHealthcheck(check: unknown): Readiness | undefined {
  if (check === undefined) return undefined;
  const { test, interval, timeout, retries } = mapOf(check);
  const [kind, ...command] = listOf(test).map(String);
  return {
    command: kind === 'CMD' ? command : undefined,
    period: readDuration(interval) ?? 30,
    timeout: readDuration(timeout) ?? 30,
    failures: numberOf(retries) ?? 3,
  };
}

/** A service's own name, or an alias on a network; its containers share every port that one of them opens. */
function reach(host: string, port: number, services: Context['services']): string | undefined {
  for (const [name, service] of services) {
    const aliases = Object.values(mapOf(service.networks)).flatMap((network) =>
      listOf(at(network, 'aliases')),
    );
    if (name !== host && !aliases.includes(host)) continue;
    const exposed = listOf(service.expose).map((entry) => Number(String(entry).split('/')[0]));
    const published = listOf(service.ports).map((entry) => numberOf(at(entry, 'target')));
    // A stack says nothing of ports that are not published: each of them can be reached.
    const isOpen = at(service, 'deploy', 'mode') !== undefined;
    if (isOpen || [...exposed, ...published].includes(port)) return `${name}:${port}`;
  }
  return undefined;
}
