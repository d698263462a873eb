import type { Report } from '../diagnostics/finding';
import type { Mesh, MeshBackendName } from '../model/mesh';

const programs = { envoy: 'Envoy', haproxy: 'HAProxy' } as const;

/** What is said of the proxies of one program says nothing of those of another. */
export function checkProxies(mesh: Mesh, report: Report): void {
  const backend = mesh.targets.includes('compose') ? mesh.backend.compose : undefined;
  for (const program of ['envoy', 'haproxy'] as const) {
    if (mesh[program] === undefined || backend === program) continue;
    const [instead, choice] =
      backend === undefined
        ? ['it is not there', '']
        : [
            `its backend there is \`${backend}\``,
            `, or choose its proxies: \`backend: { compose: '${program}' }\``,
          ];
    report({
      code: 'mesh/other-proxy',
      message: `The mesh "${mesh.name}" has no proxies of ${programs[program]} on Compose: ${instead}.`,
      origin: mesh.origin,
      property: [program],
      consequence: `Nothing is made of \`${program}\`: neither its image nor its addresses are used.`,
      fix: `Take \`${program}\` out${choice}.`,
    });
  }
}

/** Backends that put a proxy into each pod: what their injection adds has to be let in by the namespace. */
const injects: Readonly<Partial<Record<MeshBackendName<'kubernetes'>, string>>> = {
  istio: 'Istio',
  linkerd: 'Linkerd',
};

/** Who brings requests from outside, where nothing is made of it. */
export function checkWaysIn(mesh: Mesh, report: Report): void {
  const { name, origin, gateway, network } = mesh;
  const tell = (property: readonly string[], message: string, consequence: string, fix: string) =>
    report({ code: 'mesh/other-proxy', message, origin, property: [...property], consequence, fix });
  if (!mesh.targets.includes('kubernetes')) {
    if (gateway !== undefined)
      tell(
        ['gateway'],
        `The mesh "${name}" has no gateway on Kubernetes: it is not there.`,
        'Nothing is made of `gateway`: on Compose a proxy of its own brings requests for host names.',
        'Take `gateway` out.',
      );
    return;
  }
  const { kubernetes } = mesh.backend;
  if (network.ingressController.length === 0 || !(kubernetes.startsWith('istio') || kubernetes === 'linkerd'))
    return;
  tell(
    ['network', 'ingressController'],
    `Members of the mesh "${name}" take requests for host names from its gateway alone, who proves to be that: its backend is \`${kubernetes}\`.`,
    'Nothing is made of `network.ingressController`: whoever it names is let in nowhere.',
    'Name the pods that bring them, and their account: `gateway: { namespace, labels, serviceAccount }`.',
  );
}

/** What `cni` says of the pods of members on Kubernetes. */
export function checkInjection(mesh: Mesh, report: Report): void {
  if (mesh.cni === undefined) return;
  const backend = mesh.targets.includes('kubernetes') ? mesh.backend.kubernetes : undefined;
  const injector = backend === undefined ? undefined : injects[backend];
  if (injector === undefined) {
    const instead = backend === undefined ? 'it is not there' : `its backend there is \`${backend}\``;
    report({
      code: 'mesh/other-proxy',
      message: `The mesh "${mesh.name}" puts no proxies into pods on Kubernetes: ${instead}.`,
      origin: mesh.origin,
      property: ['cni'],
      consequence: 'Nothing is made of `cni`: no pod needs its traffic led to a proxy inside of it.',
      fix: 'Take `cni` out.',
    });
    return;
  }
  if (mesh.cni) return;
  const told = new Set<string>();
  for (const { chart, targets } of mesh.members) {
    const { security, namespace } = chart;
    if (!targets.includes('kubernetes') || (security !== 'baseline' && security !== 'restricted')) continue;
    const where = namespace === undefined ? 'the namespace of its members' : `the namespace "${namespace}"`;
    if (told.has(where)) continue;
    told.add(where);
    report({
      code: 'security/not-admitted',
      message: `Pods of the mesh "${mesh.name}" are refused in ${where}, which enforces the ${security} standard: without the CNI plugin of ${injector}, each gets an init container that changes the network of its pod, by NET_ADMIN.`,
      origin: mesh.origin,
      property: ['cni'],
      consequence: 'The API server takes the workloads, and refuses each of their pods: nothing ever runs.',
      fix: "Install the plugin and take `cni` out, or let the namespace allow it: `security: 'privileged'`.",
    });
  }
}
