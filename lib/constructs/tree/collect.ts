import { resolve } from 'node:path';
import { ApiObject, Chart } from 'cdk8s';
import type { IConstruct } from 'constructs';
import type { AppModel, ChartModel, ModelPart, PartKind } from '../../model/app';
import type { Cluster } from '../../model/cluster';
import type { Config } from '../../model/config';
import type { Existing } from '../../model/existing';
import type { ExternalName } from '../../model/external-name';
import type { Mesh } from '../../model/mesh';
import type { Namespace } from '../../model/namespace';
import type { PolicyLayer } from '../../model/policy';
import type { Route } from '../../model/route';
import type { Service } from '../../model/service';
import type { Target } from '../../model/target';
import type { Workload } from '../../model/workload';
import { type Prepared, prepare } from '../../passes/prepare';
import { defaultTargets, weave } from '../../targets';
import { defaultVersions, parseVersions } from '../../validation/versions';
import { buildEdgeProxy } from '../to-model/edge-proxy';
import { toPatch } from '../to-model/patch';
import { settingsOf } from './app-settings';
import { type AppState, appStateOf } from './app-state';
import { chartModelOf } from './chart-model';
import { childrenPutOff, makeChildren } from './lazy-children';
import { contributionOf } from './model-parts';
import { originOf } from './origin';
import type { PartObjects } from './our-object';

/** The Kubernetes objects of one chart, in the order in which they were made. */
export interface ChartObjects {
  readonly chart: Chart;
  readonly model: ChartModel;
  readonly objects: (ApiObject | PartObjects)[];
}

export interface Collected {
  readonly app: AppModel;
  readonly charts: readonly ChartObjects[];
  /** Objects of somebody else's that say what kinds of their own look like. */
  readonly definitions: readonly ApiObject[];
  /** All there are, parents first. */
  readonly constructs: readonly IConstruct[];
}

export interface CollectOptions {
  /** Overrides the app's own. */
  readonly projectFolder?: string;
  readonly versions?: readonly string[];
  /** What is known of the cluster, laid over what the app says. */
  readonly cluster?: Cluster;
  /** What is in the cluster already, beside what the app says of that. */
  readonly existing?: readonly Existing[];
  /** Laid over what the app says. */
  readonly policy?: readonly PolicyLayer[];
  /** What is asked for. Default: what the app says, else what is written by default. */
  readonly targets?: readonly Target[];
}

/** Reads the whole tree once: what is ours becomes the model, what is Kubernetes' goes to its chart. */
export function collect(root: IConstruct, options: CollectOptions = {}): Collected {
  const charts = new Map<Chart, ChartObjects>();
  const parts: Collecting = {
    workloads: [],
    services: [],
    routes: [],
    namespaces: [],
    configs: [],
    meshes: [],
    externalNames: [],
    existing: [],
  };
  const constructs: IConstruct[] = [];
  const definitions: ApiObject[] = [];
  let isOrdered = false;
  let isPutOff = false;
  walk(root, (construct, chart) => {
    constructs.push(construct);
    isOrdered ||= construct.node.dependencies.length > 0;
    const part = contributionOf(construct);
    const objects = childrenPutOff(construct);
    if (part?.kind === 'existing') parts.existing.push(part);
    else if (part !== undefined) collectPart(part, parts);
    isPutOff ||= objects !== undefined;
    if (objects !== undefined && chart !== undefined) objectsOf(charts, chart).objects.push(objects);
    else if (chart === undefined) return;
    else if (ApiObject.isApiObject(construct)) {
      objectsOf(charts, chart).objects.push(construct);
      if (construct.kind === 'CustomResourceDefinition') definitions.push(construct);
    } else if (construct === chart) objectsOf(charts, chart);
  });
  if (isOrdered && isPutOff) {
    // Somebody has said an order of constructs: it is kept among all objects as such.
    for (const construct of constructs) makeChildren(construct);
    return collect(root, options);
  }
  const all = [...charts.values()];
  const app = appModel(root, all, options, parts);
  return { app, charts: all, definitions, constructs };
}

interface Collecting extends Parts {
  readonly workloads: Workload[];
  readonly services: Service[];
  readonly routes: Route[];
  readonly namespaces: Namespace[];
  readonly configs: Config[];
  readonly meshes: Mesh[];
  readonly externalNames: ExternalName[];
  readonly existing: Existing[];
}

/** Where each kind of part goes. */
const collectors: { readonly [K in PartKind]: (part: ModelPart<K>, parts: Collecting) => void } = {
  deployment: (part, { workloads }) => workloads.push(part),
  statefulApp: (part, { workloads }) => workloads.push(part),
  agent: (part, { workloads }) => workloads.push(part),
  pod: (part, { workloads }) => workloads.push(part),
  job: (part, { workloads }) => workloads.push(part),
  cronJob: (part, { workloads }) => workloads.push(part),
  service: (part, { services }) => services.push(part),
  route: (part, { routes }) => routes.push(part),
  namespace: (part, { namespaces }) => namespaces.push(part),
  config: (part, { configs }) => configs.push(part),
  mesh: (part, { meshes }) => meshes.push(part),
  externalName: (part, { externalNames }) => externalNames.push(part),
  externalSecret: ({ of }, { existing }) => existing.push(of),
};

function collectPart<K extends PartKind>(part: ModelPart<K>, parts: Collecting): void {
  collectors[part.kind](part, parts);
}

/** What the passes know of the app as it stands now: made once, and again when the model has changed. */
export function preparedOf(construct: IConstruct): Prepared {
  const state = appStateOf(construct);
  const known = preparations.get(state);
  if (known !== undefined && known.version === state.version) return known.prepared;
  const { app } = collect(construct.node.root);
  const prepared = prepare(app, () => {}, undefined, weave);
  preparations.set(state, { version: state.version, prepared });
  return prepared;
}

const preparations = new WeakMap<AppState, { readonly version: number; readonly prepared: Prepared }>();

function objectsOf(charts: Map<Chart, ChartObjects>, chart: Chart): ChartObjects {
  const known = charts.get(chart);
  if (known !== undefined) return known;
  const created: ChartObjects = { chart, model: chartModelOf(chart), objects: [] };
  charts.set(chart, created);
  return created;
}

/** Every construct with the chart that it stands in, parents first; without recursion, for trees may be deep. */
function walk(root: IConstruct, visit: (construct: IConstruct, chart: Chart | undefined) => void): void {
  const open: { construct: IConstruct; chart: Chart | undefined }[] = [{ construct: root, chart: undefined }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { construct } = next;
    const chart = Chart.isChart(construct) ? construct : next.chart;
    visit(construct, chart);
    if (childrenPutOff(construct) !== undefined) continue;
    const { children } = construct.node;
    for (let index = children.length - 1; index >= 0; index--) {
      const child = children[index];
      if (child !== undefined) open.push({ construct: child, chart });
    }
  }
}

type Parts = Pick<
  AppModel,
  'workloads' | 'services' | 'routes' | 'namespaces' | 'configs' | 'meshes' | 'externalNames' | 'existing'
>;

function appModel(
  root: IConstruct,
  charts: readonly ChartObjects[],
  options: CollectOptions,
  parts: Parts,
): AppModel {
  const settings = settingsOf(root);
  const models = charts.map(({ model }) => model);
  const name = settings.name ?? (models.length === 1 ? models[0]?.id : undefined) ?? 'app';
  const origin = originOf(root);
  const { compose, environment, kubernetes, swarm } = settings;
  const project = projectName(environment === undefined ? name : `${name}-${environment}`);
  return {
    name,
    environment,
    origin,
    projectFolder: resolve(options.projectFolder ?? settings.projectFolder ?? '.'),
    targets: options.targets ?? settings.targets ?? defaultTargets,
    kubernetes: {
      versions: options.versions ?? parseVersions(kubernetes.versions ?? defaultVersions) ?? [],
      waitImage: kubernetes.waitImage ?? 'busybox:1.37.0',
      jobWaitImage: kubernetes.jobWaitImage ?? 'curlimages/curl:8.16.0',
      cluster:
        options.cluster === undefined ? kubernetes.cluster : { ...kubernetes.cluster, ...options.cluster },
    },
    compose: {
      name: compose.name ?? project,
      floor: compose.floor ?? '5.3',
      envFile: compose.envFile,
      healthImage: compose.healthImage,
      edge: buildEdgeProxy(compose.edge),
      patches: compose.patch === undefined ? [] : [toPatch(compose.patch, origin, ['compose', 'patch'])],
    },
    swarm: {
      name: swarm.name ?? project,
      encrypted: swarm.encrypted ?? false,
      patches: swarm.patch === undefined ? [] : [toPatch(swarm.patch, origin, ['swarm', 'patch'])],
    },
    policy: [...(settings.policy ? [settings.policy] : []), ...(options.policy ?? [])],
    charts: models,
    ...parts,
    existing: options.existing === undefined ? parts.existing : [...parts.existing, ...options.existing],
    findings: appStateOf(root).findings,
  };
}

/** Docker takes lower-case letters, digits, `-` and `_`, beginning with a letter or digit. */
function projectName(name: string): string {
  return (
    name
      .toLowerCase()
      .replace(/[^a-z0-9_-]+/g, '-')
      .replace(/^[-_]+/, '') || 'app'
  );
}
