import { dockerParity } from '../docker/parity';
import type { FieldContext, ParityTable, Treatment } from '../model/parity';
import { valueAt } from '../model/read-json';
import { approximated, notExpressible } from '../model/treatment';
import { type SecretVolume, simpleVolumes, sourcesOf, type Volume } from '../model/volume';
import { containersOf, type Workload } from '../model/workload';

function secretInText({ value }: FieldContext): Treatment | undefined {
  return valueAt(value, '/sources/compose/file') !== undefined &&
    valueAt(value, '/sources/compose/variable') === undefined
    ? notExpressible(
        'On Compose this secret comes from a file, which cannot become part of a value: the value is left out.',
      )
    : undefined;
}

/** Whether all who mount the files let docker compose write one of them into the container. */
function takesVariable(sources: unknown, workload: Workload): boolean {
  const mounted = workload.volumes.find((volume) => secretOf(volume, sources) !== undefined);
  const volume = mounted && secretOf(mounted, sources);
  if (volume === undefined || (volume.of === undefined && Object.keys(volume.files).length !== 1))
    return false;
  return containersOf(workload)
    .filter(({ mounts }) => mounts.some((mount) => mount.volume === mounted?.name))
    .every(({ writableRoot, user, privileged }) => writableRoot ?? (user === 'image' || privileged === true));
}

/** The secret with those sources, by itself or beside others. */
function secretOf(volume: Volume, sources: unknown): SecretVolume | undefined {
  for (const each of simpleVolumes([volume]))
    if (each.type === 'secret' && hasSources(each, sources)) return each;
  return undefined;
}

function hasSources(volume: SecretVolume, sources: unknown): boolean {
  const all = known.get(volume) ?? new Set(Object.values(volume.files).map((key) => sourcesOf(volume, key)));
  known.set(volume, all);
  return all.has(sources);
}

/** Asked for each key of a volume, which may have thousands. */
const known = new WeakMap<SecretVolume, ReadonlySet<unknown>>();

function secretFiles({ value, workload }: FieldContext): Treatment | undefined {
  const isVariable = valueAt(value, '/compose/variable') !== undefined;
  if (isVariable && workload !== undefined && takesVariable(value, workload)) return undefined;
  return !isVariable && valueAt(value, '/compose/development') === undefined
    ? undefined
    : notExpressible(
        'docker compose cannot put a variable into a file of a read-only container: the files are expected beside compose.yaml.',
      );
}

/** What comes from ConfigMaps and Secrets, of which Compose has none. */
export const ofVariables = {
  'envFrom.config': 'kept',
  'envFrom.secret': dockerParity('compose').envFromSecret,
  'envFrom.source': dockerParity('compose').envFrom,
  'envFrom.prefix': approximated(
    'Compose adds no prefix to names: those in the file have to have it already.',
  ),
  'envFrom.optional': 'kept',
  'envFrom.envFile': 'kept',
  'reference.secret': secretInText,
  'volume.secret.sources': secretFiles,
} satisfies Partial<ParityTable>;
