import type { Verdict } from '../../model/parity';

/** What workloads are made of, as people speak of it; in the order of the columns of the parity matrix. */
const areas: readonly (readonly [area: string, prefixes: readonly string[]])[] = [
  ['image', ['container.image', 'container.pull', 'build.', 'develop', 'workload.pullSecrets']],
  [
    'command',
    ['container.command', 'container.args', 'container.workingDir', 'container.stdin', 'container.tty'],
  ],
  ['environment', ['env', 'reference.secret', 'reference.variable', 'secret']],
  ['files', ['mount.', 'volume', 'claim.', 'file.', 'config.', 'storage', 'retention.']],
  ['ports', ['port.', 'service', 'publish', 'headless']],
  ['hosts', ['route.', 'expose']],
  [
    'probes',
    ['probe.', 'container.healthTool', 'container.defaultReadiness', 'readiness', 'liveness', 'startup'],
  ],
  ['resources', ['resources.', 'container.shmSize', 'container.ulimits', 'container.devices']],
  ['scale', ['scale', 'workload.replicas', 'workload.disruptionBudget', 'disruptionBudget']],
  ['rollout', ['rollout.', 'statefulRollout.', 'agentRollout.', 'workload.revisionHistoryLimit']],
  [
    'order',
    [
      'workload.startAfter',
      'workload.initContainers',
      'workload.sidecars',
      'initContainers',
      'check.',
      'startAfter',
    ],
  ],
  [
    'lifecycle',
    [
      'workload.stop',
      'workload.restart',
      'workload.profiles',
      'postStart.',
      'preStop.',
      'container.restart',
      'restart',
    ],
  ],
  [
    'security',
    [
      ...['container.user', 'container.writableRoot', 'container.privileged', 'container.allowPrivilege'],
      ...['container.addCapabilities', 'container.capabilities', 'workload.identity', 'workload.permissions'],
      ...['namespace.podSecurity', 'identity'],
    ],
  ],
  [
    'network',
    [
      ...['workload.network', 'workload.calls', 'workload.host', 'workload.dns', 'reference.', 'mesh.'],
      ...['workload.metrics', 'hostAliases', 'hostname', 'dns', 'network'],
    ],
  ],
  ['scheduling', ['scheduling', 'agent']],
  [
    'runs',
    [
      ...[
        'workload.schedule',
        'workload.timeZone',
        'workload.concurrency',
        'workload.starting',
        'workload.suspend',
      ],
      ...[
        'workload.successful',
        'workload.failed',
        'workload.parallelism',
        'workload.completions',
        'job',
        'schedule',
      ],
      ...['workload.backoffLimit', 'workload.activeDeadline', 'workload.ttl'],
    ],
  ],
];

const names = new Map<string, string>();

/** The area that a field of the model, or a property of a construct, belongs to. */
export function areaOf(field: string): string {
  const known = names.get(field);
  if (known !== undefined) return known;
  const [area] = areas.find(([, prefixes]) => prefixes.some((prefix) => field.startsWith(prefix))) ?? [
    'other',
  ];
  names.set(field, area);
  return area;
}

const order: readonly Verdict[] = ['kept', 'approximated', 'not-expressible'];

export function worse(one: Verdict | undefined, other: Verdict): Verdict {
  return one === undefined || order.indexOf(other) > order.indexOf(one) ? other : one;
}
