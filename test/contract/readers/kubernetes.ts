import { parseAllDocuments } from 'yaml';
import {
  type Picture,
  type Readiness,
  type RunningContainer,
  type RunningWorkload,
  secretValue,
} from './picture';
import { at, type Fields, listOf, mapOf, numberOf, textOf } from './values';

/** What a cluster would run of these manifests. */
export function readKubernetes(files: ReadonlyMap<string, string>): Picture {
  const objects = [...files]
    .filter(([path]) => path.startsWith('kubernetes/'))
    .flatMap(([, text]) => parseAllDocuments(text).map((document) => mapOf(document.toJS())));
  const named = (kind: string) => objects.filter((object) => object.kind === kind);
  const configs = new Map(
    named('ConfigMap').map((object) => [
      at(object, 'metadata', 'name'),
      { ...mapOf(object.data), ...mapOf(object.binaryData) },
    ]),
  );
  const scaled = new Map(
    named('HorizontalPodAutoscaler').map((object) => [nameOf(object), at(object, 'spec', 'minReplicas')]),
  );
  const services = named('Service').map(mapOf);
  const workloads: Record<string, RunningWorkload> = {};
  const pods = new Map<string, Fields>();
  for (const deployment of named('Deployment')) {
    const name = nameOf(deployment);
    const pod = mapOf(at(deployment, 'spec', 'template'));
    pods.set(name, pod);
    workloads[name] = readWorkload(deployment, pod, configs, scaled.get(name));
  }
  return { workloads, reach: (host, port) => reach(host, port, services, pods) };
}

function nameOf(object: unknown): string {
  return textOf(at(object, 'metadata', 'name')) ?? '';
}

type Configs = ReadonlyMap<unknown, Fields>;

function readWorkload(deployment: Fields, pod: Fields, configs: Configs, least: unknown): RunningWorkload {
  const spec = mapOf(pod.spec);
  const before = listOf(spec.initContainers).map(mapOf);
  const read = (container: Fields) => readContainer(container, spec, configs);
  const [main = {}, ...others] = listOf(spec.containers).map(mapOf);
  const waits = before.filter(({ name }) => String(name).startsWith('wait-for-'));
  const rest = before.filter((container) => !waits.includes(container));
  const beside = [...others, ...rest.filter(({ restartPolicy }) => restartPolicy === 'Always')];
  return {
    replicas: numberOf(at(deployment, 'spec', 'replicas')) ?? numberOf(least),
    stopGrace: numberOf(spec.terminationGracePeriodSeconds) ?? 30,
    startsAfter: waits.map(({ name }) => String(name).slice('wait-for-'.length)).sort(),
    main: read(main),
    init: rest.filter((container) => !beside.includes(container)).map(read),
    beside: Object.fromEntries(beside.map((container) => [String(container.name), read(container)])),
  };
}

function readContainer(container: Fields, spec: Fields, configs: Configs): RunningContainer {
  const env = readEnv(container);
  const expand = (words: unknown) =>
    words === undefined ? undefined : listOf(words).map((word) => expandReferences(String(word), env));
  const security = mapOf(container.securityContext);
  const { runAsUser, runAsGroup } = security;
  return {
    image: String(container.image),
    command: expand(container.command),
    args: expand(container.args),
    workingDir: textOf(container.workingDir),
    env,
    ...readMounts(container, spec, configs),
    user:
      runAsUser === undefined ? undefined : `${runAsUser}${runAsGroup === undefined ? '' : `:${runAsGroup}`}`,
    readOnlyRoot: security.readOnlyRootFilesystem === true,
    privileged: security.privileged === true,
    escalates: security.allowPrivilegeEscalation !== false,
    dropped: listOf(at(security, 'capabilities', 'drop')).map(String),
    added: listOf(at(security, 'capabilities', 'add')).map(String),
    memory: readQuantity(at(container, 'resources', 'limits', 'memory')),
    cpu: thousandfold(readQuantity(at(container, 'resources', 'limits', 'cpu'))),
    readiness: readReadiness(container.readinessProbe),
  };
}

/** Each entry sees those before it, and no others. */
function readEnv(container: Fields): Record<string, string> {
  const env: Record<string, string> = {};
  for (const entry of listOf(container.env).map(mapOf)) {
    const { name, value, valueFrom } = entry;
    env[String(name)] =
      valueFrom === undefined ? expandReferences(String(value ?? ''), env) : readSource(valueFrom);
  }
  return env;
}

function readSource(source: unknown): string {
  const secret = mapOf(at(source, 'secretKeyRef'));
  if (secret.name !== undefined) return secretValue(String(secret.name), String(secret.key));
  const config = mapOf(at(source, 'configMapKeyRef'));
  if (config.name !== undefined) return secretValue(String(config.name), String(config.key));
  return `<field ${at(source, 'fieldRef', 'fieldPath') ?? at(source, 'resourceFieldRef', 'resource')}>`;
}

/** `$(NAME)` is a variable that is known, `$$` a `$` that begins nothing; everything else stays. */
function expandReferences(text: string, env: Readonly<Record<string, string>>): string {
  let expanded = '';
  for (let index = 0; index < text.length; index++) {
    const next = text[index + 1];
    if (text[index] !== '$' || (next !== '$' && next !== '(')) {
      expanded += text[index];
      continue;
    }
    const end = next === '(' ? text.indexOf(')', index) : index + 1;
    if (end < 0) {
      expanded += '$(';
      index++;
      continue;
    }
    const name = text.slice(index + 2, end);
    if (next === '$') expanded += '$';
    else expanded += Object.hasOwn(env, name) ? env[name] : `$(${name})`;
    index = end;
  }
  return expanded;
}

function readMounts(
  container: Fields,
  spec: Fields,
  configs: Configs,
): Pick<RunningContainer, 'files' | 'scratch'> {
  const volumes = new Map(listOf(spec.volumes).map((volume) => [at(volume, 'name'), mapOf(volume)]));
  const files: Record<string, string> = {};
  const scratch: string[] = [];
  for (const mount of listOf(container.volumeMounts).map(mapOf)) {
    const path = String(mount.mountPath);
    const volume = volumes.get(mount.name) ?? {};
    if (volume.emptyDir !== undefined) scratch.push(path);
    for (const [name, content] of Object.entries(filesOf(volume, configs))) {
      if (mount.subPath === undefined) files[`${path}/${name}`] = content;
      else if (mount.subPath === name) files[path] = content;
    }
  }
  return { files, scratch: scratch.sort() };
}

function filesOf({ configMap, secret }: Fields, configs: Configs): Record<string, string> {
  const files: Record<string, string> = {};
  const data = configs.get(at(configMap, 'name')) ?? {};
  const items = listOf(at(configMap, 'items') ?? at(secret, 'items')).map(mapOf);
  if (secret !== undefined)
    for (const { key, path } of items)
      files[String(path)] = secretValue(String(at(secret, 'secretName')), String(key));
  else if (items.length > 0)
    for (const { key, path } of items) files[String(path)] = String(data[String(key)]);
  else for (const [key, content] of Object.entries(data)) files[key] = String(content);
  return files;
}

const suffixes: Readonly<Record<string, number>> = {
  m: 1e-3,
  k: 1e3,
  M: 1e6,
  G: 1e9,
  T: 1e12,
  P: 1e15,
  Ki: 2 ** 10,
  Mi: 2 ** 20,
  Gi: 2 ** 30,
  Ti: 2 ** 40,
  Pi: 2 ** 50,
};

function readQuantity(value: unknown): number | undefined {
  if (typeof value !== 'string') return numberOf(value);
  const [, count = '', suffix = ''] = /^([\d.]+)([a-zA-Z]*)$/.exec(value) ?? [];
  return Number(count) * (suffix === '' ? 1 : (suffixes[suffix] ?? Number.NaN));
}

const thousandfold = (cores: number | undefined) =>
  cores === undefined ? undefined : Math.round(cores * 1000);

function readReadiness(probe: unknown): Readiness | undefined {
  if (probe === undefined) return undefined;
  const { exec, periodSeconds, timeoutSeconds, failureThreshold } = mapOf(probe);
  return {
    command: exec === undefined ? undefined : listOf(at(exec, 'command')).map(String),
    period: numberOf(periodSeconds) ?? 10,
    timeout: numberOf(timeoutSeconds) ?? 1,
    failures: numberOf(failureThreshold) ?? 3,
  };
}

function reach(
  host: string,
  port: number,
  services: readonly Fields[],
  pods: ReadonlyMap<string, Fields>,
): string | undefined {
  const [name, namespace] = host.split('.');
  const service = services.find(
    (each) =>
      nameOf(each) === name &&
      (namespace === undefined || (at(each, 'metadata', 'namespace') ?? 'default') === namespace),
  );
  const door = listOf(at(service, 'spec', 'ports'))
    .map(mapOf)
    .find((each) => each.port === port);
  const selector = Object.entries(mapOf(at(service, 'spec', 'selector')));
  if (door === undefined) return undefined;
  for (const [workload, pod] of pods) {
    const labels = mapOf(at(pod, 'metadata', 'labels'));
    if (!selector.every(([key, value]) => labels[key] === value)) continue;
    const ports = [
      ...listOf(at(pod, 'spec', 'containers')),
      ...listOf(at(pod, 'spec', 'initContainers')),
    ].flatMap((container) => listOf(at(container, 'ports')).map(mapOf));
    const target = door.targetPort ?? door.port;
    const open = ports.find(({ name, containerPort }) => name === target || containerPort === target);
    if (open !== undefined) return `${workload}:${open.containerPort}`;
  }
  return undefined;
}
