import type { IConstruct } from 'constructs';
import { settle } from '../../diagnostics/settle';
import { containersOf, type WorkloadBase } from '../../model/workload';
import { type AllowedHostPath, allowsHostPath } from '../props/host-path';
import type { VolumeSet } from '../to-model/volumes';
import { appStateOf } from './app-state';

/** What a construct and all below it may mount of their hosts, kept on it, as its origin is. */
const key = Symbol.for('lading.hostPaths');
type Saying = IConstruct & { [key]?: readonly AllowedHostPath[] };

/** Says it for all that is below a construct; nothing said leaves what is said around it. */
export function stateHostPaths(scope: Saying, said: readonly AllowedHostPath[] | undefined): void {
  if (said !== undefined) scope[key] = said;
}

function hostPathsAt(scope: IConstruct): readonly AllowedHostPath[] {
  for (let at: Saying | undefined = scope; at !== undefined; at = at.node.scope) {
    const said = at[key];
    if (said !== undefined) return said;
  }
  return [];
}

/** Reports what a workload mounts of its host and nobody has allowed. `from`: the first volume that is new. */
export function checkHostPaths(construct: IConstruct, model: WorkloadBase, set: VolumeSet, from = 0): void {
  for (let index = from; index < set.volumes.length; index++) {
    const volume = set.volumes[index];
    if (volume?.type !== 'hostPath') continue;
    const { name, path, property } = volume;
    const readOnly = containersOf(model).every(({ mounts }) =>
      mounts.every((mount) => mount.volume !== name || mount.readOnly),
    );
    if (allowsHostPath(hostPathsAt(construct), path, { readOnly })) continue;
    const said = readOnly ? `{ path: '${path}', readOnly: true }` : `'${path}'`;
    appStateOf(construct).findings.push(
      settle({
        code: 'volume/host-path',
        message: `"${model.name}" mounts "${path}" of its host${readOnly ? '' : ', to write there'}, which neither its chart nor its app allows.`,
        origin: model.origin,
        property,
        consequence: 'Whoever takes over the container would have it, beyond the app and its namespace.',
        fix: `Allow it where all can see it, at the chart or the app: \`allowedHostPaths: [${said}]\`.`,
      }),
    );
  }
}
