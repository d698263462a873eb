import type { Isolation, Peer } from '../../model/isolation';
import { isName, namespaceName } from '../../validation/name-classes';
import { cidr } from './cidr';
import { values } from './domain';
import { labelKeys, labelValue } from './label';
import { object, type PropsTable, required, type Shape } from './shape';
import { either, isString, list, matching, oneOf, otherwise, record } from './shapes';

/** Pods of a namespace, by labels or all of them, or a range of addresses such as `10.0.0.0/16`. */
export type PeerProps =
  | { readonly namespace: string; readonly labels?: Readonly<Record<string, string>>; readonly cidr?: never }
  | { readonly cidr: string; readonly namespace?: never; readonly labels?: never };

/** Who may reach isolated workloads, and whom they may reach, beyond the app itself. */
export interface NetworkProps {
  /**
   * The controller, or the pods of the Gateway, that bring what comes for host names, `expose`:
   * `network/no-ingress-controller` without it.
   */
  readonly ingressController?: PeerProps | readonly PeerProps[];
  /** Who reads `metrics` of workloads, `network/no-monitoring` without it, and the ports called `metrics`. Default: nobody. */
  readonly monitoring?: PeerProps | readonly PeerProps[];
  /**
   * The API server, which a workload asks whether the Job is done that it starts after, or for what its `permissions`
   * allow: `network/no-api-server` without it. It is in no network of pods: `{ cidr }` of its addresses, as `kubectl get endpoints kubernetes` lists them.
   */
  readonly apiServer?: PeerProps | readonly PeerProps[];
  /** Who answers for names, on port 53. Default: the pods labelled `k8s-app: kube-dns` in `kube-system`. */
  readonly dns?: PeerProps | readonly PeerProps[];
}

/** Everybody may talk to everybody, or only along the edges of the app. */
export type Network = 'open' | 'isolated' | NetworkProps;

const namespace = matching(
  namespaceName.says,
  (value) => isName(value, namespaceName),
  values(['monitoring', 'ingress-nginx'], ['a', '0', 'a'.repeat(63)]),
);
const peer: Shape = either(
  {
    when: (value) => typeof value === 'object' && value !== null && 'cidr' in value,
    shape: object<{ cidr: string }>({ cidr: required(cidr) }, '{ cidr }'),
  },
  {
    when: otherwise,
    shape: object<Pick<PeerProps, 'namespace' | 'labels'>>(
      { namespace: required(namespace), labels: record(labelValue, labelKeys) },
      '{ namespace, labels? } or { cidr }',
    ),
  },
);
const peers = either({ when: Array.isArray, shape: list(peer) }, { when: otherwise, shape: peer });

const table: PropsTable<NetworkProps> = {
  ingressController: peers,
  monitoring: peers,
  apiServer: peers,
  dns: peers,
};

export const networkShape = object<NetworkProps>(table);

export const network: Shape = either(
  { when: isString, shape: oneOf(['open', 'isolated']) },
  {
    when: otherwise,
    shape: object<NetworkProps>(
      table,
      "'open', 'isolated', or { ingressController?, monitoring?, apiServer?, dns? }",
    ),
  },
);

const kubeDns: Peer = { namespace: 'kube-system', labels: { 'k8s-app': 'kube-dns' } };

/** What the model says of it; nothing where everybody may talk to everybody. */
export function isolationOf(said: Network): Isolation | undefined {
  return said === 'open' ? undefined : isolated(said === 'isolated' ? {} : said);
}

export function isolated({
  ingressController,
  monitoring,
  apiServer,
  dns = kubeDns,
}: NetworkProps): Isolation {
  return {
    ingressController: listOf(ingressController),
    monitoring: listOf(monitoring),
    apiServer: listOf(apiServer),
    dns: listOf(dns),
  };
}

function listOf(said: PeerProps | readonly PeerProps[] | undefined): readonly Peer[] {
  if (said === undefined) return [];
  return isList(said) ? said : [said];
}

function isList(said: PeerProps | readonly PeerProps[]): said is readonly PeerProps[] {
  return Array.isArray(said);
}
