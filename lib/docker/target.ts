import type { Origin } from '../diagnostics/origin';
import { type Target, targetNames } from '../model/target';
import type { Workload } from '../model/workload';
import type { Lowering, ObjectPiece, Piece, TargetRoom } from '../passes/target-room';
import { workloadOf } from '../passes/workload-of';
import type { ServiceEntry } from './entry';
import { type DockerProject, filesOf } from './project';
import { propertyOf } from './property';

/** What a target of Docker's writes into its one file, part by part. */
export interface DockerFile {
  readonly target: Target;
  /** What the file is called. */
  readonly file: string;
  begin(lowering: Lowering): DockerProject;
  /** What stands before the services, and what that is. */
  head(project: DockerProject): Pick<ObjectPiece, 'kind' | 'object'>;
  lowerWorkload(workload: Workload, project: DockerProject): readonly ServiceEntry[];
  /** Services that are no workload's, once all of those are lowered. */
  others?(project: DockerProject): readonly ServiceEntry[];
  /** What stands after the services, with the app's own patches applied. */
  rest(project: DockerProject): object;
  /** The text of the `.env.example` beside the file; nothing where it needs none. */
  envExample(project: DockerProject): string | undefined;
}

/** How many workloads are lowered between two words about it: some milliseconds. */
const stride = 256;

/** The parts of a target's room that are the same for all of Docker's. */
export function dockerRoom(file: DockerFile): Pick<TargetRoom, 'nameOf' | 'propertyOf' | 'lower'> {
  return {
    nameOf: (part) => `services.${(workloadOf(part) ?? part).name}`,
    propertyOf,
    lower: (lowering) => lower(file, lowering),
  };
}

/** One file: its head, its services one by one, the rest of it, and the files beside it. */
function* lower(spec: DockerFile, lowering: Lowering): Generator<Piece> {
  const project = spec.begin(lowering);
  const { workloads, prepared } = project;
  if (workloads.length === 0) return;
  const { origin } = prepared.app;
  yield keys(spec, { ...spec.head(project), origin });
  let count = 0;
  for (const workload of workloads) {
    count += 1;
    if (count % stride === 0)
      lowering.step?.(`${targetNames[spec.target]}: ${count} of ${workloads.length} workloads …`);
    const patched = workload.servicePatches[spec.target] !== undefined;
    for (const each of spec.lowerWorkload(workload, project))
      yield entry(spec, each, workload.origin, patched);
  }
  for (const each of spec.others?.(project) ?? []) yield entry(spec, each, origin, false);
  yield keys(spec, { kind: 'rest', object: spec.rest(project), origin });
  for (const { path, content, executable, origin, property } of filesOf(project)) {
    yield { file: path, unit: '', form: 'bytes', content, executable, origin, property };
  }
  const example = spec.envExample(project);
  if (example !== undefined)
    yield { file: '.env.example', unit: '', form: 'example', content: example, origin };
}

function keys(
  { target, file }: DockerFile,
  { object, kind, origin }: Pick<ObjectPiece, 'object' | 'kind' | 'origin'>,
): ObjectPiece {
  return {
    file,
    unit: '',
    form: 'keys',
    object,
    origin,
    kind,
    name: '',
    own: true,
    patched: false,
    patchProperty: [target, 'patch'],
  };
}

function entry(
  { target, file }: DockerFile,
  { name, service }: ServiceEntry,
  origin: Origin,
  patched: boolean,
): ObjectPiece {
  return {
    file,
    unit: '',
    form: 'entry',
    section: 'services',
    object: service,
    origin,
    kind: 'service',
    name,
    own: true,
    patched,
    patchProperty: ['patch', target],
  };
}
