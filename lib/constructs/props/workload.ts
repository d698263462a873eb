import type { ComposeService } from '../../compose/api.generated';
import type { Suppression } from '../../diagnostics/origin';
import type { Unescaped } from '../../docker/escaped';
import type * as api from '../../kubernetes/api.generated';
import { isPlainObject } from '../../model/json';
import { targets as allTargets, type Target } from '../../model/target';
import type { StackService } from '../../swarm/api.generated';
import { type Callable, callables, type Startable, startables } from './constructs';
import { type ContainerProps, containerShape } from './container';
import { type DnsProps, dns, hostAliases, hostname } from './dns';
import { like, oddStrings } from './domain';
import { type Duration, duration } from './duration';
import { labelValue } from './label';
import { type LoggingProps, logging } from './logging';
import { type MetricsProps, metrics } from './metrics';
import { type OwnPatchOf, ownPatch, type PatchOf, patch } from './patch';
import { type PermissionProps, permissions } from './permission';
import { profiles } from './profiles';
import { type SchedulingProps, scheduling } from './scheduling';
import {
  expectedOf,
  nameOf,
  object,
  type PropsTable,
  rejected,
  required,
  type Shape,
  whole,
  wrongValue,
} from './shape';
import {
  boolean,
  either,
  isString,
  list,
  nonEmptyList,
  nonEmptyString,
  oneOf,
  otherwise,
  record,
  string,
} from './shapes';
import { signal } from './signal';
import { someName } from './some-text';
import { type OpenTelemetryProps, telemetry } from './telemetry';

/** Who the workload is to Kubernetes; Compose has no such thing. */
export interface ServiceAccountProps {
  /** Default: the workload's name. */
  readonly name?: string;
  /** Whether Lading writes the account. Default: true. */
  readonly create?: boolean;
  /** Whether containers see the account's token. Default: where there are `permissions`. */
  readonly mountToken?: boolean;
}

/** Changes to the final objects of a workload, for whatever its props cannot say. Validated like the rest. */
export interface WorkloadPatches {
  /** Of the first container's Compose service. */
  readonly compose?: PatchOf<Unescaped<ComposeService>>;
  /** Of the first container's service in the stack of Swarm. */
  readonly swarm?: PatchOf<Unescaped<StackService>>;
  readonly serviceAccount?: OwnPatchOf<api.ServiceAccount>;
  /** Of what isolates it, where its chart's `network` does. */
  readonly networkPolicy?: PatchOf<api.NetworkPolicy>;
}

/** What every workload has beside its containers. */
export interface WorkloadProps {
  /** Default: the ids below the chart, joined by `-`. */
  readonly name?: string;
  /**
   * Which version of the program runs, as the label `app.kubernetes.io/version` says it; a change of it replaces the pods.
   * Default: no such label.
   */
  readonly version?: string;
  /** The larger whole that it is a part of, `app.kubernetes.io/part-of`: `'shop'`. Default: no such label. */
  readonly partOf?: string;
  /** What it is within that, `app.kubernetes.io/component`: `'database'`. Default: no such label. */
  readonly component?: string;
  /** Labels of the workload and its pods, in addition to its name's; selectors never change. */
  readonly labels?: Readonly<Record<string, string>>;
  /**
   * The labels that Services, controllers and disruption budgets find the pods by; the pods bear them. The server never
   * lets them change, so this is for a workload that runs already under other labels than Lading's. No other pods of the
   * namespace may bear all of them, `selector/shared`. Default: `app.kubernetes.io/name`, which is the name.
   */
  readonly selector?: Readonly<Record<string, string>>;
  /** Annotations of the workload and its pods; Compose keeps them among the labels. */
  readonly annotations?: Readonly<Record<string, string>>;
  /** The targets that it exists on. Default: every target. */
  readonly targets?: readonly Target[];
  /** Time between the request to stop and the kill. Default: 30 s. */
  readonly stopGracePeriod?: Duration;
  /** A signal of Linux by name, `SIGINT`, or by number. Default: the image's, else SIGTERM. */
  readonly stopSignal?: string;
  /**
   * Starts when those are healthy; what is outside of the app, when it takes connections. Nothing else orders:
   * references may form circles.
   */
  readonly startAfter?: readonly Startable[];
  /** Whom it talks to, beyond the references in its values. */
  readonly calls?: readonly Callable[];
  /** An existing account's name, or how to write one. Default: an account of its own, without a token. */
  readonly serviceAccount?: string | ServiceAccountProps;
  /**
   * What its containers may ask of the API server, whose token they see then: a Role and a RoleBinding for its account.
   * Compose has no API server. Default: nothing.
   */
  readonly permissions?: readonly PermissionProps[];
  /**
   * Where it tells what it measures of itself: a port, or `{ port, path, by }`. Whom `network: { monitoring }` names may
   * reach it. Default: nobody is told.
   */
  readonly metrics?: number | string | MetricsProps;
  /** Where its traces, metrics and logs go, in the environment that the SDKs of OpenTelemetry read. Default: nowhere. */
  readonly telemetry?: OpenTelemetryProps;
  /** Names of the Secrets that hold registry credentials on Kubernetes. */
  readonly pullSecrets?: readonly string[];
  /** Which nodes of a cluster its pods go to. Default: any, as Kubernetes sees fit. */
  readonly scheduling?: SchedulingProps;
  /** What its containers call themselves. Default: the pod's name; on Compose the container's id. */
  readonly hostname?: string;
  /**
   * Host names that its containers find without asking anybody, each with its IP address; Compose's `extra_hosts`.
   * `'host-gateway'`, the machine that Docker runs on, is known on Compose alone.
   */
  readonly hostAliases?: Readonly<Record<string, string>>;
  /** Where names are looked up, beside those of the app itself. Default: as the cluster, or Docker, does. */
  readonly dns?: DnsProps;
  /** Where Docker puts what its containers print. Default: Docker's own. */
  readonly logging?: LoggingProps;
  /**
   * Compose's profiles: `docker compose up` starts the workload where one of them is asked for, `--profile debug`. What
   * others start after needs all of theirs. Kubernetes starts it in any case. Default: none, it always starts.
   */
  readonly profiles?: readonly string[];
  /** Run one after the other before the containers start. They must be idempotent. */
  readonly initContainers?: readonly ContainerProps[];
  /** Run beside the containers, share their network and start before them. */
  readonly sidecars?: readonly ContainerProps[];
  /** Findings that are accepted here, each with the reason. */
  readonly suppress?: readonly Suppression[];
  /** Changes to the final objects, for whatever the props cannot say. */
  readonly patch?: WorkloadPatches;
}

export const targets = nonEmptyList(oneOf(allTargets));
export const suppress = list(
  whole(
    object<Suppression>(
      {
        code: required(like(nonEmptyString, ['parity/approximated'])),
        field: like(nonEmptyString, ['scale.range.max', 'env.value']),
        container: like(nonEmptyString, ['proxy']),
        reason: required(nonEmptyString),
      },
      '{ code, field?, reason }',
    ),
  ),
);
export const names = record(like(string, ['a', '1.0'], ['', 'true', ...oddStrings]), {
  expected: 'a name, with a prefix or without',
  usual: ['team', 'acme.dev/team'],
  edge: ['', 'a/b/c', '/a', 'a/', ...oddStrings],
  accepts: () => true,
});

/** Nothing but labels tells pods apart: without any, all of a namespace would be meant. */
const selector: Shape = {
  ...names,
  expected: `${expectedOf(names)}, at least one`,
  domain: record(like(string, ['web', '1.0'], ['', 'a'.repeat(63), ...oddStrings]), {
    expected: 'a name, with a prefix or without',
    usual: ['app', 'acme.dev/app'],
    edge: ['a/b', 'A.b_c', ...oddStrings],
    accepts: () => true,
  }).domain,
  check(value, at, report) {
    const checked = names.check(value, at, report);
    if (!isPlainObject(checked) || Object.keys(checked).length > 0) return checked;
    report(wrongValue(`${nameOf(at)} is empty, but has to have a label.`, at));
    return rejected;
  },
};

const serviceAccount = either(
  { when: isString, shape: someName },
  {
    when: otherwise,
    shape: object<ServiceAccountProps>({ name: someName, create: boolean, mountToken: boolean }),
  },
);

export const patches: PropsTable<WorkloadPatches> = {
  compose: patch,
  swarm: patch,
  serviceAccount: ownPatch,
  networkPolicy: patch,
};

export const workloadProps: PropsTable<WorkloadProps> = {
  name: someName,
  version: like(labelValue, ['1.4.2', 'v2'], ['1', '1.0', 'a'.repeat(63)]),
  partOf: like(labelValue, ['shop'], ['A.b_c', 'a'.repeat(63)]),
  component: like(labelValue, ['database', 'api'], ['A.b_c', 'a'.repeat(63)]),
  labels: names,
  selector,
  annotations: names,
  targets,
  stopGracePeriod: duration,
  stopSignal: signal,
  startAfter: startables,
  calls: callables,
  serviceAccount,
  permissions,
  metrics,
  telemetry,
  pullSecrets: list(someName),
  scheduling,
  hostname,
  hostAliases,
  dns,
  logging,
  profiles,
  initContainers: list(containerShape),
  sidecars: list(containerShape),
  suppress,
  patch: object<WorkloadPatches>(patches),
};
