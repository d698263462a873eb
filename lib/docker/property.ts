import { stepsOf } from '../diagnostics/json-pointer';
import type { PropertyPath } from '../diagnostics/property-path';
import type { Container } from '../model/container';
import { listIn, objectIn, rowOf } from '../model/read-json';
import { propertyOfFile } from '../model/volume';
import { containersOf, type Workload } from '../model/workload';
import type { Place } from '../passes/target-room';

/** What the user writes for the fields of a service that come from its container. */
const containerFields: Readonly<Record<string, readonly string[]>> = {
  image: ['image'],
  build: ['build'],
  develop: ['develop'],
  pull_policy: ['pull'],
  entrypoint: ['command'],
  command: ['args'],
  working_dir: ['workingDir'],
  environment: ['env'],
  healthcheck: ['readiness'],
  expose: ['ports'],
  devices: ['devices'],
  shm_size: ['shmSize'],
  ulimits: ['ulimits'],
  user: ['user'],
  configs: ['volumes'],
  secrets: ['volumes'],
  post_start: ['postStart'],
  pre_stop: ['preStop'],
  read_only: ['writableRoot'],
  privileged: ['privileged'],
  cap_add: ['addCapabilities'],
  security_opt: ['allowPrivilegeEscalation'],
};

/** What the user writes for those that come from the workload. */
const workloadFields: Readonly<Record<string, readonly string[]>> = {
  ports: ['publish'],
  depends_on: ['startAfter'],
  stop_grace_period: ['stopGracePeriod'],
  stop_signal: ['stopSignal'],
  restart: ['restart'],
  labels: ['labels'],
  hostname: ['hostname'],
  extra_hosts: ['hostAliases'],
  dns: ['dns'],
  dns_search: ['dns', 'searches'],
  dns_opt: ['dns', 'options'],
  logging: ['logging'],
  profiles: ['profiles'],
  runtime: ['scheduling', 'runtimeClass'],
};

/** The property that a place in a service was lowered from. */
export function propertyOf(
  { pointer, name, object }: Place,
  workload: Workload | undefined,
): PropertyPath | undefined {
  if (workload === undefined) return undefined;
  const [field = '', key, ...rest] = stepsOf(pointer);
  const ofWorkload = field === 'deploy' && key === 'replicas' ? ['scale'] : rowOf(workloadFields, field);
  if (ofWorkload) return ofWorkload;
  const container =
    workload.name === name
      ? workload.containers[0]
      : containersOf(workload).find((each) => name === `${workload.name}-${each.name}`);
  const property =
    container !== undefined && (field === 'tmpfs' || field === 'volumes')
      ? mountAt(listIn(object[field]), key, container)
      : (fileAt(field, objectIn(listIn(object[field])[Number(key)]).source, workload) ??
        propertyInContainer(field, key, rest.at(-1)));
  return property && [...(container?.property ?? []), ...property];
}

/** A file stands where its workload mounts it. */
function fileAt(field: string, source: unknown, { volumes }: Workload): PropertyPath | undefined {
  if (field !== 'configs' || typeof source !== 'string') return undefined;
  for (const volume of volumes) {
    if (volume.type !== 'config' || !source.startsWith(`${volume.configName}_`)) continue;
    return propertyOfFile(volume, source.slice(volume.configName.length + 1));
  }
  return undefined;
}

/** What is a default, or a patch has added, leads nowhere; a list as a whole does where nobody has asked for any of it. */
function mountAt(entries: readonly unknown[], index: string | undefined, { mounts }: Container) {
  const propertyOfEntry = (entry: unknown): PropertyPath | undefined => {
    const path = typeof entry === 'string' ? entry.replace(/:.*/s, '') : objectIn(entry).target;
    return mounts.find((mount) => mount.path === path)?.property;
  };
  if (index !== undefined) return propertyOfEntry(entries[Number(index)]);
  return entries.some((entry) => propertyOfEntry(entry) !== undefined) ? ['volumes'] : undefined;
}

function propertyInContainer(
  field: string,
  key: string | undefined,
  last = '',
): readonly string[] | undefined {
  if (field === 'env_file') return ['envFrom'];
  if (field === 'environment' && key !== undefined) return ['env', key];
  if (field !== 'deploy') return rowOf(containerFields, field);
  const resource = { cpus: 'cpu', memory: 'memory' }[last];
  return resource ? ['resources', resource] : ['resources'];
}
