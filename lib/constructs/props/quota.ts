import type { LimitRange, Quota } from '../../model/quota';
import { dnsSubdomain, isName } from '../../validation/name-classes';
import type { Keys } from './domain';
import { type Cpu, cpu, type Memory, memory } from './quantity';
import { object } from './shape';
import { integer, record } from './shapes';

/** CPU: `'250m'` or a number of cores. Memory and storage: `'256Mi'` or bytes. */
export interface AmountsProps {
  /** `'250m'` or a number of cores. Default: nothing is said of it. */
  readonly cpu?: Cpu;
  /** `'256Mi'` or a number of bytes. Default: nothing is said of it. */
  readonly memory?: Memory;
  /** `'1Gi'` or a number of bytes. Default: nothing is said of it. */
  readonly ephemeralStorage?: Memory;
}

/** The most of everything that a namespace holds, all of its pods together. */
export interface QuotaProps {
  /** What all containers together keep free, and in `storage` all claims: `{ cpu: '4', memory: '8Gi' }`. Default: no bound. */
  readonly requests?: AmountsProps & { readonly storage?: Memory };
  /** What all containers together get at the most: `{ memory: '16Gi' }`. Default: no bound. */
  readonly limits?: AmountsProps;
  /** How many there may be of each, as Kubernetes counts them: `{ pods: 20, 'count/jobs.batch': 5 }`. */
  readonly objects?: Readonly<Record<string, number>>;
}

/** What each container gets that says nothing, and what it may say. */
export interface LimitRangeProps {
  /** The limits of a container that has none: `{ cpu: '500m', memory: '256Mi' }`. Default: none. */
  readonly default?: AmountsProps;
  /** The requests of a container that has none: `{ cpu: '100m' }`. Default: its limits. */
  readonly defaultRequest?: AmountsProps;
  /** The least that a container may ask for: `{ memory: '32Mi' }`. Default: no bound. */
  readonly min?: AmountsProps;
  /** The most that a container may get: `{ memory: '1Gi' }`. Default: no bound. */
  readonly max?: AmountsProps;
}

const countedBy = [
  ...['pods', 'services', 'services.loadbalancers', 'services.nodeports', 'replicationcontrollers'],
  ...['resourcequotas', 'secrets', 'configmaps', 'persistentvolumeclaims'],
];

const counted: Keys = {
  expected: "what Kubernetes counts, such as 'pods' or 'count/jobs.batch'",
  usual: ['pods', 'services', 'count/jobs.batch'],
  edge: ['count/deployments.apps', 'services.loadbalancers', 'count/orders.acme.dev'],
  accepts: (key) =>
    countedBy.includes(key) || (key.startsWith('count/') && isName(key.slice('count/'.length), dnsSubdomain)),
};

const some = { cpu, memory, ephemeralStorage: memory };
const amounts = object<AmountsProps>(some);

export const quota = object<Required<QuotaProps>>(
  {
    requests: object<Required<QuotaProps>['requests']>({ ...some, storage: memory }),
    limits: amounts,
    objects: record(integer(0), counted),
  } satisfies Record<keyof Quota, unknown>,
  '{ requests?, limits?, objects? }',
);

export const limitRange = object<LimitRangeProps>(
  { default: amounts, defaultRequest: amounts, min: amounts, max: amounts } satisfies Record<
    keyof LimitRange,
    unknown
  >,
  '{ default?, defaultRequest?, min?, max? }',
);
