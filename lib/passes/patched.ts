import type { Report } from '../diagnostics/finding';
import { pointerTo } from '../diagnostics/json-pointer';
import type { Origin } from '../diagnostics/origin';
import type { PropertyPath } from '../diagnostics/property-path';
import type { ModelPart } from '../model/app';
import { applyPatches } from '../model/apply-patch';
import { changedPlaces, type PlacePath } from '../model/changed-places';
import type { OwnPlaces } from '../model/own-places';
import type { JsonPatchOperation, Patch } from '../model/patch';
import type { Target } from '../model/target';

/** An object of one target that somebody patches. */
export interface Patchable {
  readonly target: Target;
  /** `Deployment/web`, `services.web`. */
  readonly object: string;
  readonly origin: Origin;
  /** What of the model it is; undefined where it stands for the whole app. */
  readonly part?: ModelPart;
  /** Where in it nothing concerns other targets. */
  readonly own: OwnPlaces;
}

/** One place of a final object that is not as the model says, and of which no other target knows. */
export interface PatchedField extends Pick<Patchable, 'target' | 'origin' | 'part'> {
  /** As the target names it: `deploy.resources.limits.cpus`. */
  readonly place: string;
  /** The same, behind the place of the patch in the props of what is patched: `patch.compose.deploy.…`. */
  readonly field: string;
  /** Where the patch says so in the props; undefined for what was changed in another way. */
  readonly property?: PropertyPath;
}

/** Who is told of patches. */
interface Notes {
  readonly report: Report;
  notePatched(field: PatchedField): void;
}

/** Applies the user's patches to an object of one target, and notes what other targets do not get by them. */
export function applyNoted(
  value: object,
  patches: readonly Patch[],
  subject: Patchable,
  { report, notePatched }: Notes,
): object {
  return applyPatches(value, patches, subject, report, (patch, before, after) => {
    if (patch.type === 'merge' && patch.onlyHere !== undefined) return;
    const { property = ['patch'] } = patch;
    for (const path of changedPlaces(before, after, subject.own)) {
      const steps = patch.type === 'merge' ? path : operationAt(patch, path);
      if (steps !== undefined) notePatched(fieldAt(path, subject, property, [...property, ...steps]));
    }
  });
}

/** Notes what was changed in another way than by the props; `at` is where the props could have said it. */
export function noteChanges(
  before: unknown,
  after: unknown,
  subject: Patchable & { readonly at: readonly string[] },
  { notePatched }: Pick<Notes, 'notePatched'>,
): void {
  for (const path of changedPlaces(before, after, subject.own))
    notePatched(fieldAt(path, subject, subject.at));
}

function fieldAt(
  path: PlacePath,
  { target, origin, part }: Patchable,
  at: readonly string[],
  property?: PropertyPath,
): PatchedField {
  const place = path.join('.');
  return { target, origin, part, place, field: [...at, place].join('.'), property };
}

/** The operation that changes a place and does not say why it does; nothing where all say it. */
function operationAt(
  { operations }: Extract<Patch, { readonly type: 'json' }>,
  path: PlacePath,
): PropertyPath | undefined {
  const place = `${pointerTo('', ...path)}/`;
  const touches = (pointer: string) => place.startsWith(`${pointer}/`) || `${pointer}/`.startsWith(place);
  const index = operations.findIndex(
    (operation) =>
      operation.op !== 'test' && operation.onlyHere === undefined && reachOf(operation).some(touches),
  );
  return index === -1 ? undefined : [index];
}

/** Where an operation changes something: what it puts into a list or takes out moves all that stands behind. */
function reachOf(operation: JsonPatchOperation): readonly string[] {
  const { op, path } = operation;
  if (op === 'replace' || op === 'test') return [path];
  const around = (pointer: string) => pointer.replace(/\/(?:-|\d+)$/, '');
  return op === 'move' ? [around(path), around(operation.from)] : [around(path)];
}
