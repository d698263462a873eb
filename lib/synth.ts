import type { Finding, Report } from './diagnostics/finding';
import { followers } from './diagnostics/followers';
import { type Gathering, gather } from './diagnostics/gather';
import { stepsOf } from './diagnostics/json-pointer';
import type { Origin } from './diagnostics/origin';
import type { PropertyPath } from './diagnostics/property-path';
import type { Output } from './emit/output';
import { type PieceWriter, pieceWriter, printPiece } from './emit/pieces';
import type { AppModel } from './model/app';
import type { JsonObject } from './model/json';
import { holdsMarker } from './model/marker';
import type { Target } from './model/target';
import type { Workload } from './model/workload';
import { judgeParity, type ParityReport } from './passes/parity';
import { rowsOf } from './passes/parity-rows';
import type { PatchedField } from './passes/patched';
import { patchedParity } from './passes/patched-parity';
import { prepare } from './passes/prepare';
import type { ChartSource, ObjectPiece } from './passes/target-room';
import type { MadeObject, Watcher } from './passes/watcher';
import { rooms, weave } from './targets';
import { createValidator, type Definitions, definitions, type Validator } from './validation';

/** Where what is written lies. */
export interface Destination {
  readonly output: Output;
  /** A target's folder within the output, with a `/` at its end; empty where files lie in the output itself. */
  folder(target: Target): string;
  /** Leads from a target's folder to the project's folder. */
  projectPath(target: Target): string;
  /** What is said of kinds of somebody's own, among the objects of the app or beside it. */
  readonly definitions?: readonly JsonObject[];
  /** Told now and then what is being done, for whoever waits in front of a large app. */
  step?(text: string): void;
  /** Told of what is made, for whoever compares or draws it. */
  readonly watcher?: Watcher;
}

export interface Synthesis {
  readonly findings: readonly Finding[];
  readonly parity: ParityReport;
  /** The files that are made of objects, in the order of the targets. */
  readonly manifests: readonly string[];
}

/** The whole way of an app: passes, then for each target lower, validate and print, one piece at a time. */
export function synth(app: AppModel, charts: readonly ChartSource[], destination: Destination): Synthesis {
  const gathering = gather(app.findings);
  const patched: PatchedField[] = [];
  const prepared = prepare(
    app,
    (finding) => gathering.add(finding),
    (field) => patched.push(field),
    weave,
  );
  // Each path is a defect of its own, also where one property leads to several.
  const refusePath: Report = (finding) => gathering.add(finding, finding.message);
  const { versions } = app.kubernetes;
  const validator = createValidator({
    model: app,
    versions,
    gathering,
    policy: app.policy,
    definitions: definedBy(destination.definitions),
  });
  const workloadOf = indexWorkloads(app);
  const { folder, output, projectPath, step, watcher } = destination;
  watcher?.app?.(app, prepared);
  const manifests: string[] = [];
  for (const target of app.targets) {
    const writer = pieceWriter(output, target, { folder: folder(target), app, report: refusePath });
    const run: Run = { target, folder: folder(target), validator, writer, gathering, workloadOf, watcher };
    for (const piece of rooms[target].lower({ prepared, charts, projectPath: projectPath(target), step })) {
      if ('content' in piece) {
        writer.copy(piece);
        watcher?.bytes(piece, target, folder(target) + piece.file);
      } else writeObject(piece, run);
    }
    writer.finish();
    for (const path of writer.manifests) manifests.push(path);
  }
  validator.finish();
  for (const finding of patchedParity(app, rooms, patched)) gathering.add(finding);
  const found: Finding[] = [];
  const follows = followers(app.findings);
  gathering.tell((finding) => follows(finding) || found.push(finding));
  const { findings, report } = judgeParity(app, rooms, (target) => rowsOf(found, target));
  return { findings: [...app.findings, ...found, ...findings], parity: report, manifests };
}

function definedBy(objects: readonly JsonObject[] = []): Definitions | undefined {
  if (objects.length === 0) return undefined;
  const defined = definitions();
  for (const each of objects) defined.add(each);
  return defined;
}

interface Run {
  readonly target: Target;
  readonly folder: string;
  readonly validator: Validator;
  readonly writer: PieceWriter;
  readonly gathering: Gathering;
  readonly workloadOf: WorkloadOf;
  readonly watcher?: Watcher;
}

function writeObject(piece: ObjectPiece, run: Run): void {
  const { writer, gathering } = run;
  validate(piece, run);
  const text = print(piece, gathering);
  if (text === undefined) return;
  if (holdsMarker(text)) gathering.add(markerFinding(piece), 'marker');
  const lead = writer.write(piece, text);
  run.watcher?.object(madeOf(piece, { text, lead }, run));
}

/** A patch is to blame for all of what it was applied to, where nothing narrower is known. */
function madeOf(
  piece: ObjectPiece,
  { text, lead }: Pick<MadeObject, 'text' | 'lead'>,
  { target, folder, workloadOf }: Run,
): MadeObject {
  const { name, origin, own, patched, patchProperty } = piece;
  const workload = own ? workloadOf(origin) : undefined;
  const { propertyOf } = rooms[target];
  const object = { ...piece.object };
  return {
    piece,
    target,
    file: folder + piece.file,
    text,
    lead,
    propertyAt(pointer) {
      if (!own) return propertyAt(pointer);
      return propertyOf({ pointer, object, name }, workload) ?? (patched ? patchProperty : undefined);
    },
  };
}

function validate(piece: ObjectPiece, { target, folder, validator, workloadOf }: Run): void {
  const { checks, propertyOf } = rooms[target];
  if (checks === undefined) return;
  const { object, kind, name, namespace, file, chart, origin, own, patched, patchProperty } = piece;
  validator.piece(checks, object, {
    target,
    kind,
    name,
    namespace,
    file: folder + file,
    chart,
    origin,
    own,
    patched,
    patchProperty,
    locate: (pointer, content) =>
      own ? propertyOf({ pointer, object: content, name }, workloadOf(origin)) : propertyAt(pointer),
  });
}

/** What the props of a plain object hold is what is written. */
function propertyAt(pointer: string): PropertyPath | undefined {
  const steps = stepsOf(pointer);
  return steps.length === 0 ? undefined : steps.map((step) => (/^\d+$/.test(step) ? Number(step) : step));
}

type WorkloadOf = (origin: Origin) => Workload | undefined;

/** Most apps have nothing to locate, so the index is made when it is asked. */
function indexWorkloads({ workloads }: AppModel): WorkloadOf {
  let index: Map<Origin, Workload> | undefined;
  return (origin) => {
    index ??= new Map(workloads.map((workload) => [workload.origin, workload]));
    return index.get(origin);
  };
}

/** Foreign objects and patches may hold what no file can. What is ours must not. */
function print(piece: ObjectPiece, gathering: Gathering): string | undefined {
  const { kind, name, origin, own, patched } = piece;
  try {
    return printPiece(piece);
  } catch (error) {
    if (own && !patched) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    const message = `${kind} "${name}" cannot be rendered: ${reason}`;
    gathering.add({ code: own ? 'patch/failed' : 'cdk8s/validation', message, origin });
    return undefined;
  }
}

/** All targets show the same defect of the same construct: it is one finding. */
function markerFinding({ kind, name, origin }: ObjectPiece): Finding {
  return {
    code: 'reference/marker-in-output',
    message: `A reference in ${kind} "${name}" cannot be resolved: its text was changed, or stands where none is looked for.`,
    origin,
    fix: 'Use references as they are, not upper-cased, cut or encoded. Names, labels, annotations and paths take plain text only.',
  };
}
