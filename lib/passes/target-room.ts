import type { Origin } from '../diagnostics/origin';
import type { PropertyPath } from '../diagnostics/property-path';
import type { AppModel, ChartModel, ModelPart } from '../model/app';
import type { FileData } from '../model/file-data';
import type { JsonObject } from '../model/json';
import type { ParityTable } from '../model/parity';
import type { Workload } from '../model/workload';
import type { CapabilitiesOf } from './mesh-parity';
import type { Prepared, Weave } from './prepare';

/** The sets of checks that validation has for what a target writes. */
export type ChecksName = 'kubernetes' | 'compose' | 'swarm';

/** What the rest of the house asks of a target; each room exports one, and `targets.ts` lists them. */
export interface TargetRoom {
  /** Its folder within the output. */
  readonly folder: string;
  /** Written where nobody says which targets are wanted. */
  readonly byDefault: boolean;
  /** What becomes of every field of the model. */
  readonly parity: ParityTable;
  /** The checks that its objects get; none where validation knows nothing of it. */
  readonly checks?: ChecksName;
  /** How a diagnostic names what a part becomes: `Deployment/web`, `services.web`. */
  nameOf(part: ModelPart): string;
  /** The property that a place in an object was lowered from, as far as it can be told; of a workload, if it is of one. */
  propertyOf(place: Place, workload: Workload | undefined): PropertyPath | undefined;
  /** The whole app, piece by piece in the order of the output, so that memory does not grow with it. */
  lower(app: Lowering): Iterable<Piece>;
  /** What the backend of a mesh can do there; missing where there are none. */
  readonly capabilitiesOf?: CapabilitiesOf;
  /** What the backend of a mesh changes of a member, where it changes something. */
  readonly weave?: Weave;
  /** What `lading.json` says about the app under the target's name. */
  about?(app: AppModel): object;
}

/** A place in an object that nobody has patched. */
export interface Place {
  /** A JSON pointer. */
  readonly pointer: string;
  readonly object: JsonObject;
  /** The name of the piece. */
  readonly name: string;
}

/** An app on its way to one target. */
export interface Lowering {
  readonly prepared: Prepared;
  /** Objects that stand in the tree as such: ours, planned from the model, and foreign ones. */
  readonly charts: readonly ChartSource[];
  /** Leads from the target's folder to the project's folder: `../..`. */
  readonly projectPath: string;
  /** Told now and then what is being done, for whoever waits in front of a large app. */
  step?(text: string): void;
}

export interface ChartSource {
  readonly model: ChartModel;
  /** Pieces of one unit may share files; when the next unit begins, its files are finished. */
  readonly unit: string;
  /** In the order of the output. */
  readonly objects: Iterable<ObjectSource>;
}

/** One Kubernetes object to come. */
export interface ObjectSource {
  readonly kind: string;
  readonly name: string;
  readonly namespace?: string;
  readonly origin: Origin;
  /** Its file, relative to the target's folder. */
  readonly file: string;
  /** Lowered from the model; false where it is a foreign object. */
  readonly own: boolean;
  /** Somebody has changed what was lowered. */
  readonly patched: boolean;
  /** Where the patch stands in the user's props. */
  readonly patchProperty?: readonly string[];
  /** The final object. */
  produce(prepared: Prepared): unknown;
}

/** A part of an output: what is validated, printed and written together. */
export type Piece = ObjectPiece | BytesPiece;

/** A final object, whole or as a part of a larger document. */
export interface ObjectPiece {
  /** Relative to the target's folder. */
  readonly file: string;
  readonly unit: string;
  /**
   * How it stands in its file: as a document of its own; as the entry `name` of the map `section`, whose entries follow
   * each other; or as keys of the one document that the file is.
   */
  readonly form: 'document' | 'entry' | 'keys';
  readonly section?: string;
  readonly object: object;
  readonly origin: Origin;
  /** What it is, for a message: `Deployment`, `service`. */
  readonly kind: string;
  /** What it was called before any patch. */
  readonly name: string;
  /** Where it was before any patch. */
  readonly namespace?: string;
  /** The chart's id, where it belongs to one. */
  readonly chart?: string;
  /** Lowered from the model; false where it is a foreign object. */
  readonly own: boolean;
  /** Somebody has changed what was lowered. */
  readonly patched: boolean;
  /** Where the patch stands in the user's props. */
  readonly patchProperty?: readonly string[];
}

/** A file whose content is its own: nothing in it is validated. */
export interface BytesPiece {
  readonly file: string;
  readonly unit: string;
  readonly form: 'bytes' | 'example';
  readonly content: FileData;
  /** Who wants it, and where in the props. */
  readonly origin: Origin;
  readonly property?: PropertyPath;
  /** Whoever reads the file may run it. */
  readonly executable?: boolean;
}
