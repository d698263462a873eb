import { asText, objectIn } from '../../model/read-json';
import type { Difference } from '../compare/difference';
import { shapeOf } from '../compare/difference';
import { allowing, flag, guard, type Judged, type Judgement, type LeafRule, refusing } from './judgement';
import { judgeMesh } from './mesh';
import { judgePolicy } from './policies';
import { judgeBinding, judgeRole } from './roles';
import { isOfServer, judgeServerRoute } from './server-route';

const context = String.raw`(?:^|\/)securityContext\/`;

const rules: readonly LeafRule[] = [
  flag(new RegExp(`${context}privileged$`), 'is privileged', 'is privileged no more'),
  flag(
    new RegExp(`${context}allowPrivilegeEscalation$`),
    'may gain privileges',
    'may gain privileges no more',
  ),
  {
    place: new RegExp(`${context}allowPrivilegeEscalation$`),
    judge: ({ before, after }) =>
      before === false && after === undefined
        ? { verdict: 'widened', message: 'may gain privileges' }
        : undefined,
  },
  guard(new RegExp(`${context}readOnlyRootFilesystem$`), 'writes to its root', 'has a read-only root'),
  guard(new RegExp(`${context}runAsNonRoot$`), 'may run as root', 'cannot run as root'),
  {
    place: new RegExp(`${context}runAsUser$`),
    judge({ before, after }) {
      if (after === 0) return { verdict: 'widened', message: 'runs as root' };
      if (before === 0) return { verdict: 'narrowed', message: 'runs as root no more' };
      if (after === undefined) return { verdict: 'widened', message: 'runs as the user of its image' };
      return before === undefined ? undefined : { verdict: 'changed', message: `runs as ${asText(after)}` };
    },
  },
  allowing(new RegExp(`${context}capabilities\\/add\\/\\*$`), 'capability'),
  refusing(new RegExp(`${context}capabilities\\/drop\\/\\*$`), 'drops the capability'),
  {
    place: new RegExp(`${context}seccompProfile\\/type$`),
    judge: ({ before, after }) =>
      after === undefined || after === 'Unconfined'
        ? { verdict: 'widened', message: 'system calls are not filtered' }
        : before === undefined
          ? undefined
          : { verdict: 'changed', message: `seccomp profile ${asText(after)}` },
  },
  flag(
    /(?:^|\/)spec\/(?:hostNetwork|hostPID|hostIPC)$/,
    'shares a namespace of its node',
    'shares no namespace of its node',
  ),
  allowing(/(?:^|\/)hostPort$/, 'port of its node'),
  allowing(/(?:^|\/)volumes\/\*\/hostPath\/path$/, 'mounts of its node'),
  flag(
    /(?:^|\/)automountServiceAccountToken$/,
    'has a token of the API server',
    'has no token of the API server',
  ),
  {
    place: /(?:^|\/)projected\/sources\/\*\/serviceAccountToken\/path$/,
    judge: ({ before, after }) =>
      after === undefined
        ? { verdict: 'narrowed', message: 'has a token of its account no more' }
        : before === undefined
          ? { verdict: 'widened', message: 'has a token of its account' }
          : undefined,
  },
  {
    place: /(?:^|\/)(?:secretKeyRef|secretRef|secret)\/(?:name|secretName)$/,
    judge: ({ before, after }) => ({
      verdict: 'changed',
      message:
        after === undefined
          ? `reads the secret ${asText(before)} no more`
          : `reads the secret ${asText(after)}`,
    }),
  },
  {
    place: /^metadata\/labels\/pod-security\.kubernetes\.io\/enforce$/,
    judge({ before, after }) {
      const level = (value: unknown) => ['privileged', 'baseline', 'restricted'].indexOf(asText(value));
      const verdict = level(after) < level(before) ? 'widened' : 'narrowed';
      return {
        verdict,
        message: `enforces ${asText(after ?? 'nothing')} instead of ${asText(before ?? 'nothing')}`,
      };
    },
  },
];

export const kubernetesRules = rules;

const reachable: ReadonlySet<unknown> = new Set(['LoadBalancer', 'NodePort']);

/** What concerns whole objects of a kind. */
export function judgeKubernetes(judged: Judged): readonly Judgement[] {
  switch (judged.kind) {
    case 'Service':
      return service(judged);
    case 'Ingress':
    case 'HTTPRoute':
    case 'GRPCRoute':
      return isOfServer(judged) ? judgeServerRoute(judged) : route(judged);
    case 'Role':
    case 'ClusterRole':
      return judgeRole(judged);
    case 'RoleBinding':
    case 'ClusterRoleBinding':
      return judgeBinding(judged);
    case 'NetworkPolicy':
    case 'CiliumNetworkPolicy':
      return judgePolicy(judged);
    default:
      return judgeMesh(judged);
  }
}

function service({ before, after, differences }: Judged): readonly Judgement[] {
  const [was, is] = [objectIn(before?.spec).type, objectIn(after?.spec).type];
  const steps = [{ key: 'spec' }, { key: 'type' }];
  if (reachable.has(is) && !reachable.has(was))
    return [{ verdict: 'widened', message: 'is reachable from outside of the cluster', steps }];
  if (reachable.has(was) && !reachable.has(is))
    return [{ verdict: 'narrowed', message: 'is reachable from outside of the cluster no more', steps }];
  return reachable.has(is) ? differences.flatMap(opening) : [];
}

/** What a change of the ports of a Service opens that is reachable from outside. */
function opening({ steps, before, after }: Difference): readonly Judgement[] {
  const outside = 'from outside of the cluster';
  const portOf = (entry: unknown) => objectIn(entry).port;
  switch (shapeOf(steps)) {
    case 'spec/ports/*':
      return after === undefined
        ? [
            {
              verdict: 'narrowed',
              message: `port ${asText(portOf(before))} is reachable ${outside} no more`,
              steps,
            },
          ]
        : [{ verdict: 'widened', message: `port ${asText(portOf(after))} is reachable ${outside}`, steps }];
    case 'spec/ports/*/port':
      return [
        {
          verdict: 'changed',
          message: `port ${asText(after)} is reachable ${outside} instead of ${asText(before)}`,
          steps,
        },
      ];
    case 'spec/ports/*/nodePort':
      return [
        {
          verdict: 'changed',
          message: `is reachable at port ${asText(after ?? 'that the server chooses')} of each node`,
          steps,
        },
      ];
    default:
      return [];
  }
}

function route({ before, after, differences, leaves }: Judged): readonly Judgement[] {
  const hosts = leaves.filter(({ shape }) => /^spec\/(?:rules\/\*\/host|hostnames\/\*)$/.test(shape));
  const told = hosts.map(
    ({ steps, after: host, before: gone }): Judgement =>
      host === undefined
        ? { verdict: 'narrowed', message: `answers for ${asText(gone)} no more`, steps }
        : { verdict: 'widened', message: `answers for ${asText(host)}`, steps },
  );
  const bare = objectIn(before?.spec).tls !== undefined && after && objectIn(after.spec).tls === undefined;
  if (bare) told.push({ verdict: 'widened', message: 'answers without TLS', steps: [{ key: 'spec' }] });
  if (before === undefined || after === undefined) return told;
  return [...told, ...added(differences, /\/paths\/\*$/, 'one more path is reachable')];
}

function added(differences: readonly Difference[], place: RegExp, message: string): readonly Judgement[] {
  return differences
    .filter(({ steps, before }) => before === undefined && place.test(shapeOf(steps)))
    .map(({ steps }) => ({ verdict: 'widened', message, steps }));
}
