import type { Report } from '../diagnostics/finding';
import type { Lowering, ObjectPiece, ObjectSource, Piece, TargetRoom } from '../passes/target-room';
import { kinds } from './kinds';
import { backendOf } from './mesh/backends';
import { parity } from './parity';
import { propertyOf } from './property';

/** How many objects are made between two words about it: some milliseconds. */
const stride = 256;

export const kubernetes: TargetRoom = {
  folder: 'kubernetes',
  byDefault: true,
  checks: 'kubernetes',
  parity,
  nameOf: (part) => `${kinds[part.kind].kind}/${part.name}`,
  propertyOf,
  capabilitiesOf: (mesh) => backendOf(mesh).capabilities,
  weave: (workload, mesh) => backendOf(mesh).weave?.(workload, mesh) ?? {},
  about: ({ kubernetes: { versions } }) => ({ versions }),
  lower,
};

/** The objects of all charts, ours and foreign ones alike, each a document. */
function* lower({ charts, prepared, step }: Lowering): Generator<Piece> {
  let count = 0;
  for (const { model, unit, objects } of charts) {
    for (const source of objects) {
      count += 1;
      if (count % stride === 0) step?.(`Kubernetes: ${count} objects …`);
      const object = produce(source, () => source.produce(prepared), prepared.report);
      if (object !== undefined) yield pieceOf(source, object, model.id, unit);
    }
  }
}

function pieceOf(source: ObjectSource, object: object, chart: string, unit: string): ObjectPiece {
  const { file, kind, name, namespace, origin, own, patched, patchProperty } = source;
  return {
    file,
    unit,
    form: 'document',
    object,
    origin,
    kind,
    name,
    namespace,
    chart,
    own,
    patched,
    patchProperty,
  };
}

/** Foreign objects and patches are made by code of others, and may fail. What is ours must not. */
function produce(source: ObjectSource, make: () => unknown, report: Report): object | undefined {
  const { kind, name, origin, own, patched } = source;
  try {
    const object = make();
    if (typeof object === 'object' && object !== null) return object;
    throw new TypeError('it is no object');
  } catch (error) {
    if (own && !patched) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    const message = `${kind} "${name}" cannot be rendered: ${reason}`;
    report({ code: own ? 'patch/failed' : 'cdk8s/validation', message, origin });
    return undefined;
  }
}
