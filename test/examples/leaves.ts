/** What Kubernetes fills in: a field that says just this says nothing. */
const defaults: readonly (readonly [RegExp, unknown])[] = [
  [/Probe\.initialDelaySeconds$/, 0],
  [/Probe\.periodSeconds$/, 10],
  [/Probe\.timeoutSeconds$/, 1],
  [/Probe\.failureThreshold$/, 3],
  [/Probe\.successThreshold$/, 1],
  [/Probe\.httpGet\.scheme$/, 'HTTP'],
  [/Probe\.grpc\.service$/, ''],
  [/\.ports\[\d+\]\.protocol$/, 'TCP'],
  [/^spec\.type$/, 'ClusterIP'],
  [/^spec\.replicas$/, 1],
  [/^spec\.strategy\.type$/, 'RollingUpdate'],
  [/^spec\.strategy\.rollingUpdate\.maxSurge$/, '25%'],
  [/\.securityContext\.privileged$/, false],
  [/\.terminationGracePeriodSeconds$/, 30],
  [/\.restartPolicy$/, 'Always'],
];

/** What tells the items of a list apart, where it is not their place. */
const keys = new Map([
  ['env', 'name'],
  ['volumes', 'name'],
  ['volumeMounts', 'mountPath'],
]);

/** Every value of an object by its path, `spec.ports[0].port`; values that are Kubernetes' defaults left out. */
export function leavesOf(object: unknown): Map<string, unknown> {
  const leaves = new Map<string, unknown>();
  collect(object, '', '', leaves);
  return leaves;
}

function collect(value: unknown, path: string, name: string, leaves: Map<string, unknown>): void {
  if (value === undefined) return;
  if (Array.isArray(value)) {
    value.forEach((item: unknown, index) => {
      const { key, rest } = keyOf(item, name, index);
      collect(rest, `${path}[${key}]`, '', leaves);
    });
  } else if (typeof value === 'object' && value !== null && Object.keys(value).length > 0) {
    for (const [key, inner] of Object.entries(value)) {
      collect(inner, path === '' ? key : `${path}.${key}`, key, leaves);
    }
  } else if (!defaults.some(([where, what]) => where.test(path) && what === value)) {
    leaves.set(path, expand(value, path));
  }
}

function keyOf(item: unknown, list: string, index: number): { key: string; rest: unknown } {
  const by = keys.get(list);
  if (by === undefined || typeof item !== 'object' || item === null)
    return { key: String(index), rest: item };
  const { [by]: key, ...rest } = { [by]: undefined, ...item };
  return { key: String(key), rest };
}

/** Where Kubernetes expands `$(NAME)`, a doubled dollar sign stands for one. */
function expand(value: unknown, path: string): unknown {
  const expands = /\.(command|args)\[\d+\]$|\.env\[\w+\]\.value$/.test(path) && !path.includes('Probe');
  return expands && typeof value === 'string' ? value.replaceAll('$$', '$') : value;
}
