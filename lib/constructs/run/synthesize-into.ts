import { join, relative } from 'node:path';
import { ApiObject, App as Cdk8sApp, YamlOutputType } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { type Baseline, baselineOf } from '../../diagnostics/baseline';
import { entryOf } from '../../diagnostics/catalogue';
import { diagnose } from '../../diagnostics/diagnose';
import type { Diagnostic } from '../../diagnostics/diagnostic';
import type { Finding } from '../../diagnostics/finding';
import { suppressionOf } from '../../diagnostics/suppression';
import { suppressionFindings } from '../../diagnostics/suppression-findings';
import { unusedSuppressions } from '../../diagnostics/unused-suppressions';
import { kubernetesFile, type Layout, type Placed } from '../../emit/layout';
import type { Output } from '../../emit/output';
import type { AppModel } from '../../model/app';
import { foreignIn } from '../../model/foreign-data';
import { isPlainObject, type JsonObject } from '../../model/json';
import type { Target } from '../../model/target';
import { type Acceptance, acceptedBy, openGaps } from '../../passes/acceptance';
import type { ParityReport } from '../../passes/parity';
import { gapsOf, type ParityGap } from '../../passes/parity-gaps';
import { type Schedule, schedulesOf } from '../../passes/schedules';
import type { ChartSource, ObjectSource } from '../../passes/target-room';
import type { Watcher } from '../../passes/watcher';
import { synth } from '../../synth';
import { defaultTargets, rooms } from '../../targets';
import { isClusterScoped } from '../../validation/kinds';
import { acceptingOrigin } from '../tree/accepting-origin';
import { settingsOf } from '../tree/app-settings';
import { type ChartObjects, type CollectOptions, collect } from '../tree/collect';
import { foreignFindings } from '../tree/foreign-findings';
import { idlePatches } from '../tree/idle-patches';
import { isKubernetesObject, orderObject } from '../tree/kubernetes-object';
import { orderObjects } from '../tree/order-objects';
import { suppressingOrigins } from '../tree/origin';
import type { OurObject } from '../tree/our-object';
import { ourObjects } from '../tree/part-objects';
import { appRegistry, takePending } from './app-registry';
import { definitionsIn } from './definitions-in';

export interface SynthesizeOptions extends CollectOptions {
  /** Warnings and notes count as errors. */
  readonly strict?: boolean;
  /** Gaps that strict lets pass. */
  readonly acceptances?: readonly Acceptance[];
  /** Findings that are passed over. */
  readonly baseline?: Baseline;
  /** Somebody will be shown where the notes are. */
  readonly placeNotes?: boolean;
  /** The output's folder, which paths in the output are relative to. */
  readonly out: string;
  /** Files lie in the output itself, not in a folder for each target. */
  readonly flat?: boolean;
  /** What the cluster knows of kinds of somebody's own, beside what the app says of them. */
  readonly definitions?: readonly JsonObject[];
  /** Told of what is made. */
  readonly watcher?: Watcher;
  /** Asks an object of somebody else's for its content. Default: its `toJson()`. */
  render?(object: ApiObject): unknown;
}

/** What came of one app: nothing is committed yet. */
export interface Synthesized {
  readonly name: string;
  readonly environment?: string;
  readonly diagnostics: readonly Diagnostic[];
  readonly failed: boolean;
  readonly parity: ParityReport;
  /** What is not kept of it. */
  readonly gaps: readonly ParityGap[];
  /** What of that can be accepted: asked for by few. */
  acceptable(): readonly ParityGap[];
  /** When its CronJobs run: asked for by few. */
  schedules(): readonly Schedule[];
  readonly workloads: number;
  /** What it was synthesized for. */
  readonly targets: readonly Target[];
  /** Nothing is left out of what is written of it by default. */
  readonly isWhole: boolean;
  /** Files that are made of objects, relative to the output. */
  readonly manifests: readonly string[];
  /** What each target says about the app in `lading.json`, by the target's name. */
  readonly about: Readonly<Record<string, object>>;
}

/** Synthesizes one app into an output. */
export function synthesizeInto(root: IConstruct, output: Output, options: SynthesizeOptions): Synthesized {
  const { app, charts, definitions, constructs } = collect(root, options);
  const { render = (object) => object.toJson() } = options;
  const folder = (target: Target) => (options.flat ? '' : `${rooms[target].folder}/`);
  const { findings, parity, manifests } = synth(app, charts.map(chartSource(root, render)), {
    output,
    definitions: [...(options.definitions ?? []), ...definitionsIn(definitions, render)],
    folder,
    projectPath: (target) => relative(join(options.out, folder(target)), app.projectFolder) || '.',
    step: appRegistry().step,
    watcher: options.watcher,
  });
  const { strict, acceptances = [], placeNotes = false } = options;
  const suppressing = suppressingOrigins(constructs);
  const found = [
    ...[...suppressing].flatMap(suppressionFindings),
    ...takePending(),
    ...(options.watcher?.complete?.(findings) ?? findings),
    ...idlePatches(root, app, constructs),
    ...foreignFindings(root, constructs),
  ];
  // What an error has kept from being found may be what a suppression is for.
  const { targets: usual = defaultTargets } = settingsOf(root);
  const isWhole = usual.every((target) => app.targets.includes(target));
  const all =
    isWhole && !found.some(isStandingError) ? [...found, ...unusedSuppressions(suppressing, found)] : found;
  const gaps = gapsOf(parity);
  const acceptable = () => openGaps(gaps, all);
  const accepted = acceptedBy(acceptances, acceptable, app.name);
  const known = options.baseline === undefined ? undefined : baselineOf(options.baseline);
  const told = diagnose(all, { strict, accepted, known, notesUnplaced: !placeNotes });
  const failed = told.some(({ severity, suppressed }) => severity === 'error' && suppressed === undefined);
  // What an error carries is shown by whoever catches it, and that may be anybody.
  const diagnostics = failed && !placeNotes ? diagnose(all, { strict, accepted, known }) : told;
  return {
    name: app.name,
    environment: app.environment,
    diagnostics,
    failed,
    parity,
    gaps,
    acceptable,
    schedules: () => schedulesOf(app),
    targets: app.targets,
    isWhole,
    workloads: new Set(app.workloads.map(({ origin }) => origin.path)).size,
    manifests,
    about: aboutTargets(app),
  };
}

function aboutTargets(app: AppModel): Record<string, object> {
  const result: Record<string, object> = {};
  for (const target of app.targets) {
    const about = rooms[target].about?.(app);
    if (about !== undefined) result[target] = about;
  }
  return result;
}

function isStandingError(finding: Finding): boolean {
  const { code, severity = entryOf(code).severity } = finding;
  return severity === 'error' && suppressionOf(finding) === undefined;
}

/** What `lading.json` says about an app: what is simply kept would only hide the rest. */
export function aboutApp({ name, environment, about, gaps }: Synthesized): Readonly<Record<string, unknown>> {
  return { app: name, ...(environment && { environment }), ...about, parity: gaps };
}

/** Where an object is written, by the layout that a cdk8s App states. */
type FileOf = (object: Placed) => string;

type Render = (object: ApiObject) => unknown;

function chartSource(root: IConstruct, render: Render): (chart: ChartObjects) => ChartSource {
  const layout = layoutOf(root);
  const extension = root instanceof Cdk8sApp ? root.outputFileExtension : '.k8s.yaml';
  const fileOf: FileOf = (object) => kubernetesFile(layout, extension, object);
  return ({ model, objects }) => ({
    model,
    unit: layout === 'file-per-app' ? '' : model.id,
    objects: { [Symbol.iterator]: () => sources(objects, model.id, fileOf, render) },
  });
}

/** One after the other: of tens of thousands, none is needed when the next one is written. */
function* sources(
  objects: ChartObjects['objects'],
  chart: string,
  fileOf: FileOf,
  render: Render,
): Generator<ObjectSource> {
  for (const object of orderObjects(objects)) {
    if (!ApiObject.isApiObject(object)) {
      for (const each of ourObjects(object)) yield ownSource(each, chart, fileOf);
    } else if (isKubernetesObject(object)) yield ownSource(object, chart, fileOf);
    else yield foreignSource(object, chart, fileOf, render);
  }
}

function ownSource(object: OurObject, chart: string, fileOf: FileOf): ObjectSource {
  const { kind, name, namespace, origin, patched, patchProperty } = object;
  return {
    kind,
    name,
    namespace,
    file: fileOf({ chart, kind, name, namespace }),
    origin,
    own: true,
    patched,
    patchProperty,
    produce: (prepared) => object.produce(prepared),
  };
}

function foreignSource(object: ApiObject, chart: string, fileOf: FileOf, render: Render): ObjectSource {
  const { kind, name } = object;
  const { namespace } = object.metadata;
  return {
    kind,
    name,
    namespace,
    file: fileOf({ chart, kind, name, namespace }),
    origin: acceptingOrigin(object),
    own: false,
    patched: false,
    produce: () => orderObject(plainData(withoutStrayNamespace(object, render))),
  };
}

/** Whoever made it may have put in what no file can carry. */
function plainData(value: unknown): unknown {
  const foreign = foreignIn(value);
  if (foreign !== undefined) throw new TypeError(`it holds ${foreign}`);
  return value;
}

/** cdk8s gives every object its chart's namespace, also those that no namespace can hold. */
function withoutStrayNamespace(object: ApiObject, render: Render): unknown {
  const json = render(object);
  const group = object.apiGroup === 'core' ? '' : object.apiGroup;
  if (!isClusterScoped(group, object.kind) || object.metadata.namespace !== object.chart.namespace)
    return json;
  if (!isPlainObject(json) || !isPlainObject(json.metadata)) return json;
  const { namespace: _, ...metadata } = json.metadata;
  return { ...json, metadata };
}

function layoutOf(root: IConstruct): Layout {
  switch (root instanceof Cdk8sApp ? root.yamlOutputType : undefined) {
    case YamlOutputType.FILE_PER_APP:
      return 'file-per-app';
    case YamlOutputType.FILE_PER_RESOURCE:
      return 'file-per-object';
    case YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE:
      return 'folder-per-chart';
    default:
      return 'file-per-chart';
  }
}
