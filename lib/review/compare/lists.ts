import { objectIn, rowOf } from '../../model/read-json';

/** By what the entries of a list are told apart, by the name of the list: the first that is unique in both lists. */
const keys: Readonly<Record<string, readonly (readonly string[])[]>> = {
  containers: [['name']],
  initContainers: [['name']],
  ephemeralContainers: [['name']],
  env: [['name']],
  volumes: [['name'], ['target']],
  volumeMounts: [['mountPath']],
  volumeDevices: [['devicePath']],
  volumeClaimTemplates: [['metadata', 'name']],
  imagePullSecrets: [['name']],
  hostAliases: [['ip']],
  topologySpreadConstraints: [['topologyKey']],
  ports: [['name'], ['containerPort'], ['port'], ['target'], ['targetPort']],
  listeners: [['name']],
  servers: [['name']],
  subjects: [['name']],
  secrets: [['name'], ['target'], ['source']],
  configs: [['target'], ['source']],
  items: [['path'], ['key']],
  paths: [['path']],
  rules: [['host']],
  tls: [['secretName']],
  parentRefs: [['name']],
  backendRefs: [['name']],
  triggers: [['name'], ['type']],
  metrics: [['resource', 'name'], ['type']],
  endpoints: [['port']],
  watch: [['path']],
  devices: [['target']],
};

/** Lists of words whose order says nothing. */
const sets: ReadonlySet<string> = new Set([
  ...['accessModes', 'add', 'drop', 'verbs', 'resources', 'apiGroups', 'resourceNames', 'nonResourceURLs'],
  ...['policyTypes', 'finalizers', 'hostnames', 'hosts', 'except', 'mountOptions', 'supplementalGroups'],
  ...['cap_add', 'cap_drop', 'security_opt', 'profiles', 'tmpfs', 'expose', 'extra_hosts', 'group_add'],
  ...['aliases', 'networks', 'depends_on', 'principals', 'namespaces', 'methods', 'constraints'],
]);

export function isSet(name: string, ...lists: readonly (readonly unknown[])[]): boolean {
  return sets.has(name) && lists.every((list) => list.every((entry) => typeof entry === 'string'));
}

/** What tells each entry of two lists apart; nothing where neither does. */
export function keyFor(
  name: string,
  before: readonly unknown[],
  after: readonly unknown[],
): ((entry: unknown) => string) | undefined {
  for (const path of rowOf(keys, name) ?? []) {
    const keyOf = (entry: unknown) => textAt(entry, path);
    if (isUnique(before, keyOf) && isUnique(after, keyOf)) return keyOf;
  }
  return undefined;
}

function textAt(entry: unknown, path: readonly string[]): string {
  const value = path.reduce<unknown>((at, step) => objectIn(at)[step], entry);
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

function isUnique(list: readonly unknown[], keyOf: (entry: unknown) => string): boolean {
  const known = new Set(list.map(keyOf));
  return known.size === list.length && !known.has('');
}
