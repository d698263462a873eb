import { mapList } from '../model/map-list';
import type { AccountToken, ConfigVolume, ProjectedVolume, SecretVolume } from '../model/volume';
import type {
  DownwardAPIVolumeFile,
  KeyToPath,
  ProjectedVolumeSource,
  VolumeProjection,
} from './api.generated';
import { resolveConfig } from './config';
import type { Place } from './place';
import { toSeconds } from './seconds';

/** Files of several sources in one folder, each named, so that no two sources meet at one path unseen. */
export function lowerProjected(volume: ProjectedVolume, place: Place): ProjectedVolumeSource {
  const { files, fields, tokens, mode } = volume;
  const sources: VolumeProjection[] = files.flatMap((each) => lowerFiles(each, mode, place));
  const items = mapList(
    Object.entries(fields),
    ([path, fieldPath]): DownwardAPIVolumeFile => ({ path, fieldRef: { fieldPath } }),
  );
  if (items.length > 0) sources.push({ downwardAPI: { items } });
  for (const token of tokens) sources.push({ serviceAccountToken: lowerToken(token) });
  return mode === undefined ? { sources } : { defaultMode: mode, sources };
}

function lowerFiles(
  volume: ConfigVolume | SecretVolume,
  common: number | undefined,
  place: Place,
): VolumeProjection[] {
  const own = volume.mode === common ? undefined : volume.mode;
  const itemOf = (path: string, key: string, mode = own): KeyToPath =>
    mode === undefined ? { key, path } : { key, path, mode };
  if (volume.type === 'config') {
    const { name, keys, executables } = resolveConfig(volume, place);
    const items = mapList([...keys], ([path, key]) =>
      itemOf(path, key, executables.has(path) ? 0o755 : undefined),
    );
    // Without items every key would be there.
    return items.length === 0 ? [] : [{ configMap: { name, items } }];
  }
  const source = volume.sources?.kubernetes;
  const name = source?.name ?? volume.secret;
  const items = mapList(Object.entries(volume.files), ([path, key]) => itemOf(path, source?.key ?? key));
  return [{ secret: { name, items } }];
}

function lowerToken({
  path,
  audience,
  expiration,
}: AccountToken): NonNullable<VolumeProjection['serviceAccountToken']> {
  const token: VolumeProjection['serviceAccountToken'] = { path };
  if (audience !== undefined) token.audience = audience;
  if (expiration !== undefined) token.expirationSeconds = toSeconds(expiration);
  return token;
}
