import { join, relative } from 'node:path';
import { type ApiObject, App as Cdk8sApp, YamlOutputType } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { diagnose } from '../../diagnostics/diagnose';
import type { Diagnostic } from '../../diagnostics/diagnostic';
import { kubernetesFile, type Layout } from '../../emit/layout';
import type { Output } from '../../emit/output';
import { isPlainObject } from '../../model/json';
import { targets as allTargets, type Target } from '../../model/target';
import type { ParityReport } from '../../passes/parity';
import { gapsOf } from '../../passes/parity-gaps';
import { type ChartSource, type ObjectSource, synth } from '../../synth';
import { isClusterScoped } from '../../validation/kinds';
import { type CollectOptions, collect } from '../tree/collect';
import { foreignFindings } from '../tree/foreign-findings';
import { isKubernetesObject, orderObject } from '../tree/kubernetes-object';
import { orderObjects } from '../tree/order-objects';
import { originOf } from '../tree/origin';
import { appRegistry } from './app-registry';

export interface SynthesizeOptions extends CollectOptions {
  /** Written; the others are lowered and validated all the same. Default: every target. */
  readonly targets?: readonly Target[];
  /** Warnings and notes count as errors. */
  readonly strict?: boolean;
  /** Somebody will be shown where the notes are. */
  readonly placeNotes?: boolean;
  /** The output's folder, which paths in the output are relative to. */
  readonly out: string;
  /** Folder of the Kubernetes manifests within the output. Default: `kubernetes`. */
  readonly kubernetesFolder?: string;
}

/** What came of one app: nothing is committed yet. */
export interface Synthesized {
  readonly name: string;
  readonly diagnostics: readonly Diagnostic[];
  readonly failed: boolean;
  readonly parity: ParityReport;
  readonly workloads: number;
  /** Nothing in it could be written. */
  readonly isEmpty: boolean;
  readonly versions: readonly string[];
}

/** Synthesizes one app into an output. */
export function synthesizeInto(root: IConstruct, output: Output, options: SynthesizeOptions): Synthesized {
  const { app, charts, constructs } = collect(root, options);
  const layout = layoutOf(root);
  const { kubernetesFolder = 'kubernetes' } = options;
  const folder = kubernetesFolder === '' ? '' : `${kubernetesFolder}/`;
  const extension = root instanceof Cdk8sApp ? root.outputFileExtension : '.k8s.yaml';
  const { findings, parity } = synth(app, charts.map(chartSource), {
    output,
    targets: new Set(options.targets ?? allTargets),
    sharesFiles: layout === 'file-per-app',
    step: appRegistry().step,
    composeFolder: 'compose',
    projectPath: relative(join(options.out, 'compose'), app.projectFolder) || '.',
    kubernetesFile: ({ id }, { kind, name, namespace }) =>
      folder + kubernetesFile(layout, extension, { chart: id, kind, name, namespace }),
  });
  const { strict, placeNotes = false } = options;
  const all = [...findings, ...foreignFindings(root, constructs)];
  const told = diagnose(all, { strict, notesUnplaced: !placeNotes });
  const failed = told.some(({ severity, suppressed }) => severity === 'error' && suppressed === undefined);
  // What an error carries is shown by whoever catches it, and that may be anybody.
  const diagnostics = failed && !placeNotes ? diagnose(all, { strict }) : told;
  return {
    name: app.name,
    diagnostics,
    failed,
    parity,
    workloads: app.workloads.length,
    isEmpty: charts.every(({ objects }) => objects.length === 0),
    versions: app.kubernetes.versions,
  };
}

/** What `lading.json` says about an app: what is simply kept would only hide the rest. */
export function aboutApp({ name, versions, parity }: Synthesized): Readonly<Record<string, unknown>> {
  return { app: name, kubernetes: { versions }, parity: gapsOf(parity) };
}

function chartSource({
  model,
  objects,
}: {
  model: ChartSource['model'];
  objects: readonly ApiObject[];
}): ChartSource {
  return { model, objects: { [Symbol.iterator]: () => sources(objects) } };
}

/** One after the other: of tens of thousands, none is needed when the next one is written. */
function* sources(objects: readonly ApiObject[]): Generator<ObjectSource> {
  for (const object of orderObjects(objects)) yield objectSource(object);
}

function objectSource(object: ApiObject): ObjectSource {
  const { kind, name } = object;
  if (!isKubernetesObject(object)) {
    return {
      kind,
      name,
      namespace: object.metadata.namespace,
      origin: originOf(object),
      own: false,
      patched: false,
      produce: () => orderObject(withoutStrayNamespace(object)),
    };
  }
  return {
    kind,
    name,
    namespace: object.metadata.namespace,
    origin: object.origin,
    own: true,
    patched: object.patched,
    patchProperty: object.patchProperty,
    produce: (prepared) => object.produce(prepared),
  };
}

/** cdk8s gives every object its chart's namespace, also those that no namespace can hold. */
function withoutStrayNamespace(object: ApiObject): unknown {
  const json: unknown = object.toJson();
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
