import { networksOnly } from '../docker/mesh/networks-only';
import { createProject } from '../docker/project';
import { propertyOf } from '../docker/property';
import type { Lowering, ObjectPiece, Piece, TargetRoom } from '../passes/target-room';
import { workloadOf } from '../passes/workload-of';
import { dialect } from './dialect';
import { stackEnvExample } from './env-example';
import { reportPrivileges } from './lost';
import { parity } from './parity';
import { stackFiles, stackHead, stackRest } from './rest';
import { lowerWorkload } from './workload';

/** Where the patch of a service, and that of the rest of the file, stand in the user's props. */
const patchAt = { service: ['patch', 'swarm'], rest: ['swarm', 'patch'] } as const;

/** How many workloads are lowered between two words about it: some milliseconds. */
const stride = 256;

export const swarm: TargetRoom = {
  folder: 'swarm',
  byDefault: false,
  checks: 'swarm',
  parity,
  nameOf: (part) => `services.${(workloadOf(part) ?? part).name}`,
  propertyOf,
  // Static addresses, which proxies would need, are not in the format: networks alone keep members apart.
  capabilitiesOf: () => networksOnly.capabilities,
  weave: (workload, mesh) => networksOnly.weave?.(workload, mesh) ?? {},
  lower,
};

/** One stack: its version, its services one by one, the rest of the file, and the files beside it. */
function* lower({ prepared, projectPath, step }: Lowering): Generator<Piece> {
  const project = createProject(dialect, prepared, projectPath);
  const { workloads } = project;
  if (workloads.length === 0) return;
  const { origin } = prepared.app;
  yield inFile({ form: 'keys', object: stackHead, kind: 'stack', name: '', origin });
  let count = 0;
  for (const workload of workloads) {
    count += 1;
    if (count % stride === 0) step?.(`Swarm: ${count} of ${workloads.length} workloads …`);
    const patched = workload.servicePatches.swarm !== undefined;
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
  reportPrivileges(project);
  yield inFile({ form: 'keys', object: stackRest(project), kind: 'rest', name: '', origin });
  for (const { path, content, executable, origin, property } of stackFiles(project)) {
    yield { file: path, unit: '', form: 'bytes', content, executable, origin, property };
  }
  const example = stackEnvExample(project);
  if (example !== undefined)
    yield { file: '.env.example', unit: '', form: 'example', content: example, origin };
}

type InFile = Pick<ObjectPiece, 'form' | 'object' | 'kind' | 'name' | 'origin'> & {
  readonly patched?: boolean;
};

function inFile({ form, object, kind, name, origin, patched = false }: InFile): ObjectPiece {
  return {
    file: 'stack.yaml',
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
