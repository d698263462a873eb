import { backendOf } from '../docker/mesh/backends';
import { propertyOf } from '../docker/property';
import type { Lowering, ObjectPiece, Piece, TargetRoom } from '../passes/target-room';
import { workloadOf } from '../passes/workload-of';
import { edgeName, lowerEdgeProxy } from './edge/proxy';
import { composeEnvExample } from './env-example';
import { parity } from './parity';
import { createComposeProject } from './project';
import { composeFiles, composeHead, composeRest } from './rest';
import { lowerWorkload } from './workload';

/** Where the patch of a service, and that of the rest of the file, stand in the user's props. */
const patchAt = { service: ['patch', 'compose'], rest: ['compose', 'patch'] } as const;

/** How many workloads are lowered between two words about it: some milliseconds. */
const stride = 256;

export const compose: TargetRoom = {
  folder: 'compose',
  byDefault: true,
  checks: 'compose',
  parity,
  nameOf: (part) => `services.${(workloadOf(part) ?? part).name}`,
  propertyOf,
  capabilitiesOf: (mesh) => backendOf(mesh).capabilities,
  weave: (workload, mesh) => backendOf(mesh).weave?.(workload, mesh) ?? {},
  lower,
};

/** One project: its name, its services one by one, the rest of the file, and the files beside it. */
function* lower({ prepared, projectPath, step }: Lowering): Generator<Piece> {
  const project = createComposeProject(prepared, projectPath);
  const { workloads } = project;
  if (workloads.length === 0) return;
  const { origin } = prepared.app;
  yield inFile({ form: 'keys', object: composeHead(project), kind: 'project', name: '', origin });
  let count = 0;
  for (const workload of workloads) {
    count += 1;
    if (count % stride === 0) step?.(`Compose: ${count} of ${workloads.length} workloads …`);
    const patched = workload.servicePatches.compose !== undefined;
    for (const { name, service } of lowerWorkload(workload, project)) {
      yield inFile({
        form: 'entry',
        object: service,
        kind: 'service',
        name,
        origin: workload.origin,
        patched,
      });
    }
  }
  const edge = lowerEdgeProxy(project);
  if (edge !== undefined)
    yield inFile({ form: 'entry', object: edge, kind: 'service', name: edgeName, origin });
  yield inFile({ form: 'keys', object: composeRest(project), kind: 'rest', name: '', origin });
  for (const { path, content, executable, origin, property } of composeFiles(project)) {
    yield { file: path, unit: '', form: 'bytes', content, executable, origin, property };
  }
  const example = composeEnvExample(project);
  if (example !== undefined)
    yield { file: '.env.example', unit: '', form: 'example', content: example, origin };
}

type InFile = Pick<ObjectPiece, 'form' | 'object' | 'kind' | 'name' | 'origin'> & {
  readonly patched?: boolean;
};

function inFile({ form, object, kind, name, origin, patched = false }: InFile): ObjectPiece {
  return {
    file: 'compose.yaml',
    unit: '',
    form,
    section: 'services',
    object,
    origin,
    kind,
    name,
    own: true,
    patched,
    patchProperty: form === 'entry' ? patchAt.service : patchAt.rest,
  };
}
