import type { PolicyCode } from '../diagnostics/catalogue';
import { isObject, type JsonObject } from '../model/json';
import type { PodSecurityLevel } from '../model/pod-security';
import { asText, listIn, objectIn, textIn } from '../model/read-json';
import type { Pod } from './pod';

/** One for each control of the standards. */
export type StandardRule = Extract<PolicyCode, `security/${string}`>;

/** Something that a pod asks for, and that pods under a Pod Security Standard may not. */
export interface Violation {
  /** The policy rule for it. */
  readonly rule: StandardRule;
  /** The widest standard that refuses it. */
  readonly level: Exclude<PodSecurityLevel, 'privileged'>;
  /** The minors that refuse it, where that are not all: from one on, or before one. */
  readonly minors?: { readonly since?: number; readonly before?: number };
  /** From the pod's spec on. */
  readonly steps: readonly (string | number)[];
  /** What is asked for, after «it »: `runs privileged containers`. */
  readonly says: string;
}

/** What stands in a spec: of the pod, or of one of its containers. */
interface Spot {
  readonly content: JsonObject;
  readonly steps: readonly (string | number)[];
}

const mayBeAdded = new Set(
  'AUDIT_WRITE CHOWN DAC_OVERRIDE FOWNER FSETID KILL MKNOD NET_BIND_SERVICE SETFCAP SETGID SETPCAP SETUID SYS_CHROOT'.split(
    ' ',
  ),
);
const safeSysctls = new Set([
  'kernel.shm_rmid_forced',
  ...[
    'ip_local_port_range',
    'ip_unprivileged_port_start',
    'tcp_syncookies',
    'ping_group_range',
    'ip_local_reserved_ports',
    'tcp_keepalive_time',
    'tcp_fin_timeout',
    'tcp_keepalive_intvl',
    'tcp_keepalive_probes',
    'tcp_rmem',
    'tcp_wmem',
  ].map((name) => `net.ipv4.${name}`),
]);
const safeSince37 = new Set(['net.ipv4.tcp_slow_start_after_idle', 'net.ipv4.tcp_notsent_lowat']);
const seLinuxTypes = new Set([
  '',
  'container_t',
  'container_init_t',
  'container_kvm_t',
  'container_engine_t',
]);
const volumeKinds = new Set(
  'configMap csi downwardAPI emptyDir ephemeral image persistentVolumeClaim projected secret'.split(' '),
);

/** Whether a standard of any of these versions has something against it. */
export function isRefusedIn({ minors }: Violation, versions: readonly string[]): boolean {
  if (minors === undefined) return true;
  const { since = 0, before = Number.POSITIVE_INFINITY } = minors;
  return versions.some((version) => {
    const minor = Number(version.slice(2));
    return minor >= since && minor < before;
  });
}

const hostNamespaces = [
  ['hostNetwork', 'network'],
  ['hostPID', 'processes'],
  ['hostIPC', 'shared memory'],
] as const;

const known = new WeakMap<Pod, readonly Violation[]>();

/** All that a pod asks for beyond the restricted standard, as the admission of Kubernetes looks at it. */
export function podSecurityViolations(pod: Pod): readonly Violation[] {
  const before = known.get(pod);
  if (before !== undefined) return before;
  const found = violationsIn(pod);
  known.set(pod, found);
  return found;
}

function violationsIn({ spec, containers, pointer, metadata }: Pod): readonly Violation[] {
  const found: Violation[] = [];
  const pod: Spot = { content: spec, steps: [] };
  const all = containers.map((each) => {
    const steps = each.pointer.slice(pointer.length + 1).split('/');
    return { content: each.content, steps };
  });
  const isWindows = objectIn(spec.os).name === 'windows';
  for (const [field, what] of hostNamespaces)
    if (spec[field] === true)
      add('security/host-namespaces', 'baseline', pod, [field], `shares the ${what} of its node`);
  listIn(spec.volumes).forEach((volume, index) => {
    const kinds = Object.keys(objectIn(volume)).filter((key) => key !== 'name');
    if (kinds.includes('hostPath'))
      add(
        'security/host-path',
        'baseline',
        pod,
        ['volumes', index, 'hostPath'],
        'mounts a folder of its node',
      );
    else if (kinds.some((kind) => !volumeKinds.has(kind)))
      add(
        'security/volume-type',
        'restricted',
        pod,
        ['volumes', index],
        `mounts a volume of the kind ${kinds.join()}`,
      );
  });
  for (const { name, index } of sysctlsIn(spec))
    if (!safeSysctls.has(name))
      add(
        'security/sysctls',
        'baseline',
        pod,
        ['securityContext', 'sysctls', index],
        `sets ${name} of the kernel`,
        safeSince37.has(name) ? { before: 37 } : undefined,
      );
  for (const [key, profile] of Object.entries(objectIn(metadata.annotations)))
    if (key.startsWith('container.apparmor.security.beta.kubernetes.io/') && !isAppArmor(profile))
      add('security/apparmor', 'baseline', pod, ['securityContext'], 'turns AppArmor off');
  for (const spot of [pod, ...all]) context(spot);
  for (const spot of all) container(spot);
  if (!isWindows) {
    needed('security/seccomp', 'seccompProfile', 'has no seccomp profile', ({ seccompProfile }) =>
      isSeccomp(seccompProfile),
    );
    if (spec.hostUsers !== false)
      needed(
        'security/runs-as-root',
        'runAsNonRoot',
        'does not say that it never runs as root',
        ({ runAsNonRoot }) => runAsNonRoot === true,
      );
  }
  return found;

  function add(
    rule: StandardRule,
    level: Violation['level'],
    spot: Spot,
    steps: Violation['steps'],
    says: string,
    minors?: Violation['minors'],
  ): void {
    found.push({ rule, level, steps: [...spot.steps, ...steps], says, minors });
  }

  /** What the pod and each of its containers can say. */
  function context(spot: Spot): void {
    const security = objectIn(spot.content.securityContext);
    const at = (...steps: readonly string[]) => ['securityContext', ...steps];
    if (objectIn(security.windowsOptions).hostProcess === true)
      add(
        'security/host-process',
        'baseline',
        spot,
        at('windowsOptions', 'hostProcess'),
        'runs as a process of its node',
      );
    const { type = '', user, role } = objectIn(security.seLinuxOptions);
    if (!seLinuxTypes.has(asText(type)) || isSaid(user) || isSaid(role))
      add('security/selinux', 'baseline', spot, at('seLinuxOptions'), 'chooses how SELinux sees it');
    if (isObject(security.appArmorProfile) && security.appArmorProfile.type === 'Unconfined')
      add('security/apparmor', 'baseline', spot, at('appArmorProfile'), 'turns AppArmor off');
    if (objectIn(security.seccompProfile).type === 'Unconfined')
      add('security/seccomp', 'baseline', spot, at('seccompProfile'), 'turns seccomp off');
    if (security.runAsUser === 0 && spec.hostUsers !== false && !isWindows)
      add('security/runs-as-root', 'restricted', spot, at('runAsUser'), 'runs as root');
  }

  /** What containers alone can say. */
  function container(spot: Spot): void {
    const security = objectIn(spot.content.securityContext);
    const at = (...steps: readonly (string | number)[]) => ['securityContext', ...steps];
    if (security.privileged === true)
      add('security/privileged', 'baseline', spot, at('privileged'), 'runs a privileged container');
    if (isSaid(security.procMount) && security.procMount !== 'Default') {
      const own = spec.hostUsers === false;
      const minors = own ? { before: 35 } : undefined;
      add('security/proc-mount', 'baseline', spot, at('procMount'), 'sees all of /proc', minors);
      // With users of its own the baseline standard lets it since then, and the restricted one does not.
      if (own)
        add('security/proc-mount', 'restricted', spot, at('procMount'), 'sees all of /proc', { since: 35 });
    }
    listIn(spot.content.ports).forEach((port, index) => {
      const { hostPort } = objectIn(port);
      if (isSaid(hostPort) && hostPort !== 0)
        add('security/host-port', 'baseline', spot, ['ports', index, 'hostPort'], 'opens a port of its node');
    });
    for (const steps of askingHosts(spot.content))
      add('security/host-probe', 'baseline', spot, steps, 'asks another host by a probe or a hook', {
        since: 34,
      });
    const { add: added, drop } = objectIn(security.capabilities);
    listIn(added).forEach((each, index) => {
      const name = asText(each);
      const level = mayBeAdded.has(name) ? 'restricted' : 'baseline';
      if (name !== 'NET_BIND_SERVICE')
        add(
          'security/capabilities',
          level,
          spot,
          at('capabilities', 'add', index),
          `keeps the capability ${name}`,
        );
    });
    // Whoever is privileged has all of it, which is told.
    if (isWindows || security.privileged === true) return;
    if (!listIn(drop).includes('ALL'))
      add('security/capabilities', 'restricted', spot, at('capabilities'), 'does not drop all capabilities');
    if (security.allowPrivilegeEscalation !== false)
      add(
        'security/privilege-escalation',
        'restricted',
        spot,
        at('allowPrivilegeEscalation'),
        'may gain privileges',
      );
  }

  /** Said by the pod for all of its containers, or by each of them; whoever says it itself has the last word. */
  function needed(
    rule: StandardRule,
    field: string,
    lacks: string,
    isMet: (security: JsonObject) => boolean,
  ): void {
    const ofPod = objectIn(spec.securityContext);
    for (const spot of all) {
      const own = objectIn(spot.content.securityContext);
      // Root that is told as such.
      if (field === 'runAsNonRoot' && (own.runAsUser ?? ofPod.runAsUser) === 0) continue;
      if (isSaid(own[field]) ? isMet(own) : isMet(ofPod)) continue;
      add(rule, 'restricted', spot, ['securityContext', field], lacks);
    }
  }
}

function sysctlsIn({ securityContext }: JsonObject): { readonly name: string; readonly index: number }[] {
  return listIn(objectIn(securityContext).sysctls).map((each, index) => ({
    name: textIn(objectIn(each).name) ?? '',
    index,
  }));
}

function isSaid(value: unknown): boolean {
  return value !== undefined && value !== null && value !== '';
}

function isSeccomp(profile: unknown): boolean {
  const { type } = objectIn(profile);
  return type === 'RuntimeDefault' || type === 'Localhost';
}

function isAppArmor(profile: unknown): boolean {
  return profile === '' || profile === 'runtime/default' || asText(profile).startsWith('localhost/');
}

/** Where a probe or a hook names a host, which the node would ask then. */
function askingHosts(container: JsonObject): readonly (readonly string[])[] {
  const { postStart, preStop } = objectIn(container.lifecycle);
  const probes = ['livenessProbe', 'readinessProbe', 'startupProbe'].map(
    (name) => [[name], container[name]] as const,
  );
  const hooks = [
    [['lifecycle', 'postStart'], postStart],
    [['lifecycle', 'preStop'], preStop],
  ] as const;
  return [...probes, ...hooks].flatMap(([steps, handler]) =>
    ['httpGet', 'tcpSocket']
      .filter((kind) => isSaid(objectIn(objectIn(handler)[kind]).host))
      .map((kind) => [...steps, kind, 'host']),
  );
}
