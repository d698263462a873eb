import type { PropertyPath } from '../../diagnostics/property-path';
import type { Text } from '../../model/reference';
import type { Mount } from '../../model/volume';
import type { EnvProps, SecretFileProps } from '../props/env';
import { isSecretFile } from '../props/env';
import { toText } from './text';
import { nameOfSecret } from './volume-files';
import { addVolume, freeName, type VolumeSet } from './volumes';

/** Where programs look for files of secrets, as Docker has them. */
const folder = '/run/secrets';

/** What a variable needs beside itself: where the container's mounts gather, and the volumes of its workload. */
export interface EnvContext {
  readonly mounts: Mount[];
  readonly volumes: VolumeSet;
  /** Where the container stands in the construct's props. */
  readonly property: PropertyPath;
}

/** The files of one secret that a container is told the paths of. */
interface Told {
  readonly props: SecretFileProps;
  readonly path: string;
  readonly name: string;
  readonly files: Record<string, string>;
}

/** The variables of a container. A file of a secret is mounted, and its variable says where. */
export function buildEnv(props: EnvProps, context: EnvContext): Record<string, Text> {
  const env: Record<string, Text> = {};
  let folders: Map<string, Told> | undefined;
  for (const name of Object.keys(props)) {
    const value = props[name];
    if (value === undefined) continue;
    if (!isSecretFile(value)) {
      env[name] = toText(value);
      continue;
    }
    folders ??= new Map();
    const told = folders.get(keyOf(value)) ?? {
      props: value,
      path: freeFolder(value, folders, context),
      name,
      files: {},
    };
    folders.set(keyOf(value), told);
    Object.assign(told.files, value.files);
    env[name] = `${told.path}/${value.only}`;
  }
  for (const told of folders?.values() ?? []) mountFiles(told, context);
  return env;
}

/** Keys of one secret lie in one folder, but where a target has a place of its own for each. */
function keyOf({ secret, only, mode, sources }: SecretFileProps): string {
  const isApart = sources !== undefined && (sources.kubernetes?.key ?? sources.compose) !== undefined;
  return JSON.stringify([nameOfSecret(secret), mode, sources, isApart && only]);
}

function freeFolder(
  { secret }: SecretFileProps,
  folders: ReadonlyMap<string, Told>,
  { mounts }: EnvContext,
): string {
  const taken = new Set(mounts.map(({ path }) => path));
  for (const { path } of folders.values()) taken.add(path);
  const own = `${folder}/${nameOfSecret(secret)}`;
  let path = own;
  for (let count = 2; taken.has(path); count++) path = `${own}-${count}`;
  return path;
}

function mountFiles({ props, path, name, files }: Told, { mounts, volumes, property }: EnvContext): void {
  const { only: _, ...secret } = props;
  const at = ['env', name];
  const volume = addVolume(freeName(path, volumes.taken), { ...secret, files }, volumes, [
    ...property,
    ...at,
  ]);
  mounts.push({ path, property: at, volume, readOnly: true });
}
