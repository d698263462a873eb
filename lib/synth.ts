import { envExample } from './compose/env-example';
import { parity as composeParity } from './compose/parity';
import { createComposeProject } from './compose/project';
import { composeFiles, composeHead, composeRest } from './compose/rest';
import { lowerWorkload } from './compose/workload';
import type { Finding } from './diagnostics/finding';
import { followers } from './diagnostics/followers';
import { type Gathering, gather } from './diagnostics/gather';
import type { Origin } from './diagnostics/origin';
import { exampleMadeBy, madeBy } from './emit/made-by';
import type { Output, OutputFile } from './emit/output';
import { printEntry, printYaml } from './emit/yaml';
import { parity as kubernetesParity } from './kubernetes/parity';
import type { AppModel, ChartModel } from './model/app';
import { holdsMarker } from './model/marker';
import type { Target } from './model/target';
import type { Workload } from './model/workload';
import { judgeParity, type ParityReport } from './passes/parity';
import { rowsOf } from './passes/parity-rows';
import { type Prepared, prepare } from './passes/prepare';
import { createValidator, type Validator } from './validation';
import { propertyInObject, propertyInService } from './validation/property';

/** One Kubernetes object to come. */
export interface ObjectSource {
  readonly kind: string;
  readonly name: string;
  readonly namespace?: string;
  readonly origin: Origin;
  /** Lowered from the model; false where it is a foreign object. */
  readonly own: boolean;
  /** Somebody has changed what was lowered. */
  readonly patched: boolean;
  /** Where the patch stands in the user's props. */
  readonly patchProperty?: readonly string[];
  /** The final object. */
  produce(prepared: Prepared): unknown;
}

export interface ChartSource {
  readonly model: ChartModel;
  /** In the order of the output. */
  readonly objects: Iterable<ObjectSource>;
}

/** Where what is written lies. Everything is lowered and validated, whether it is written or not. */
export interface Destination {
  readonly output: Output;
  readonly targets: ReadonlySet<Target>;
  /** The file of a Kubernetes object, relative to the output. */
  kubernetesFile(chart: ChartModel, object: ObjectSource): string;
  /** Charts may share a file, so that none is finished before the last chart. */
  readonly sharesFiles: boolean;
  /** The folder of compose.yaml, relative to the output. */
  readonly composeFolder: string;
  /** Leads from the folder of compose.yaml to the project's folder. */
  readonly projectPath: string;
  /** Told now and then what is being done, for whoever waits in front of a large app. */
  step?(text: string): void;
}

export interface Synthesis {
  readonly findings: readonly Finding[];
  readonly parity: ParityReport;
}

/** The whole way of an app: passes, then for each target lower, validate and print, one object at a time. */
export function synth(app: AppModel, charts: readonly ChartSource[], destination: Destination): Synthesis {
  const gathering = gather(app.findings);
  const report = (finding: Finding): void => gathering.add(finding);
  const prepared = prepare(app, report);
  const { versions } = app.kubernetes;
  const validator = createValidator({ model: app, versions, gathering });
  const run: Run = { prepared, validator, destination, gathering };
  const { kubernetes, compose } = judgeParity(app, { kubernetes: kubernetesParity, compose: composeParity });
  writeKubernetes(charts, run);
  writeCompose(run);
  validator.finish();
  const found: Finding[] = [];
  const follows = followers(app.findings);
  gathering.tell((finding) => follows(finding) || found.push(finding));
  return {
    findings: [...app.findings, ...found, ...kubernetes.findings, ...compose.findings],
    parity: {
      formatVersion: 1,
      targets: {
        kubernetes: [...kubernetes.rows, ...rowsOf(found, 'kubernetes')],
        compose: [...compose.rows, ...rowsOf(found, 'compose')],
      },
    },
  };
}

/** How many objects are made between two words about it: some milliseconds. */
const stride = 256;

interface Run {
  readonly prepared: Prepared;
  readonly validator: Validator;
  readonly destination: Destination;
  readonly gathering: Gathering;
}

function writeKubernetes(charts: readonly ChartSource[], run: Run): void {
  const { validator, destination } = run;
  const files = new Map<string, OutputFile>();
  const head = madeBy(run.prepared.app.name);
  const workloadOf = indexWorkloads(run.prepared.app);
  let count = 0;
  for (const { model, objects } of charts) {
    for (const source of objects) {
      count += 1;
      if (count % stride === 0) destination.step?.(`Kubernetes: ${count} objects …`);
      const { origin, own, patched, patchProperty, kind, name, namespace } = source;
      const object = produce(source, run);
      if (object === undefined) continue;
      const path = destination.kubernetesFile(model, source);
      validator.piece('kubernetes', object, {
        target: 'kubernetes',
        kind,
        name,
        namespace,
        file: path,
        chart: model.id,
        origin,
        own,
        patched,
        patchProperty,
        locate: (pointer, content) => propertyInObject(pointer, content, workloadOf(origin)),
      });
      const text = attempt(() => printYaml(object), source, run);
      if (text === undefined) continue;
      checkMarkers(text, source, run);
      if (!destination.targets.has('kubernetes')) continue;
      const known = files.get(path);
      const file = known ?? destination.output.file(path, 'kubernetes');
      if (known === undefined) files.set(path, file);
      file.write((known === undefined ? head : '---\n') + text);
    }
    if (!destination.sharesFiles) closeAll(files);
  }
  closeAll(files);
}

function closeAll(files: Map<string, OutputFile>): void {
  for (const file of files.values()) file.close();
  files.clear();
}

function produce(source: ObjectSource, run: Run): object | undefined {
  return attempt(
    () => {
      const object = source.produce(run.prepared);
      if (typeof object === 'object' && object !== null) return object;
      throw new TypeError('it is no object');
    },
    source,
    run,
  );
}

/** Foreign objects and patches are made by code of others, and may hold what no file can. What is ours must not. */
function attempt<T>(make: () => T, source: ObjectSource, { gathering }: Run): T | undefined {
  const { kind, name, origin, own, patched } = source;
  try {
    return make();
  } catch (error) {
    if (own && !patched) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    const message = `${kind} "${name}" cannot be rendered: ${reason}`;
    gathering.add({ code: own ? 'patch/failed' : 'cdk8s/validation', message, origin });
    return undefined;
  }
}

/** Most apps have nothing to locate, so the index is made when it is asked. */
function indexWorkloads({ workloads }: AppModel): (origin: Origin) => Workload | undefined {
  let index: Map<Origin, Workload> | undefined;
  return (origin) => {
    index ??= new Map(workloads.map((workload) => [workload.origin, workload]));
    return index.get(origin);
  };
}

/** Where the patch of a Compose service stands in the user's props. */
const composePatch = ['patch', 'compose'];

function writeCompose(run: Run): void {
  const { prepared, validator, destination } = run;
  const project = createComposeProject(prepared, destination.projectPath);
  const wanted = destination.targets.has('compose') && project.workloads.length > 0;
  const path = (name: string) => `${destination.composeFolder}/${name}`;
  const file = wanted ? destination.output.file(path('compose.yaml'), 'compose') : undefined;
  const { name: app } = prepared.app;
  file?.write(`${madeBy(app)}${printYaml(composeHead(project))}services:\n`);
  let count = 0;
  for (const workload of project.workloads) {
    count += 1;
    if (count % stride === 0)
      destination.step?.(`Compose: ${count} of ${project.workloads.length} workloads …`);
    const { origin } = workload;
    const patched = workload.composePatches.length > 0;
    for (const { name, service } of lowerWorkload(workload, project)) {
      validator.piece('compose', service, {
        target: 'compose',
        kind: 'service',
        name,
        file: path('compose.yaml'),
        chart: workload.chart.id,
        origin,
        own: true,
        patched,
        patchProperty: patched ? composePatch : undefined,
        locate: (pointer) => propertyInService(pointer, name, workload),
      });
      const text = printEntry(name, service, 2);
      checkMarkers(text, { kind: 'service', name, origin }, run);
      file?.write(text);
    }
  }
  const rest = composeRest(project);
  const { origin } = prepared.app;
  validator.piece('compose', rest, {
    target: 'compose',
    kind: 'file',
    file: path('compose.yaml'),
    origin,
    own: true,
  });
  if (Object.keys(rest).length > 0) file?.write(printYaml(rest));
  file?.close();
  if (!wanted) return;
  for (const { path: name, content } of composeFiles(project)) writeWhole(path(name), content, destination);
  const example = envExample(project);
  if (example !== undefined) writeWhole(path('.env.example'), exampleMadeBy(app) + example, destination);
}

function writeWhole(path: string, content: string, { output }: Destination): void {
  const file = output.file(path, 'compose');
  file.write(content);
  file.close();
}

function checkMarkers(
  text: string,
  { kind, name, origin }: { readonly kind: string; readonly name: string; readonly origin: Origin },
  { gathering }: Run,
): void {
  if (!holdsMarker(text)) return;
  const finding: Finding = {
    code: 'reference/marker-in-output',
    message: `A reference in ${kind} "${name}" cannot be resolved: its text was changed, or stands where none is looked for.`,
    origin,
    fix: 'Use references as they are, not upper-cased, cut or encoded. Names, labels, annotations and paths take plain text only.',
  };
  // Both targets show the same defect of the same construct.
  gathering.add(finding, 'marker');
}
