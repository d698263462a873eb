import { mapList } from '../model/map-list';
import { type Mount, type SecretVolume, sourcesOf } from '../model/volume';
import { type FileMount, fileOwner, inFolder } from './configs';
import type { ContainerContext } from './context';
import { escapeDollars } from './escaped';
import { type Place, within } from './place';
import { needVariable } from './variables';

/**
 * Mounts the files of a secret volume. Each is a file beside the manifest, or a variable, that a person provides: it is
 * never written by synthesis, and named in `.env.example`.
 */
export function lowerSecretMount(mount: Mount, volume: SecretVolume, context: ContainerContext): FileMount[] {
  const place = within(context.place, ...(mount.property ?? []));
  const names = Object.keys(volume.files);
  const mounted = mount.file === undefined ? names : names.filter((name) => name === mount.file);
  const owner = fileOwner(volume, context);
  const isForOne = volume.of !== undefined || names.length === 1;
  return mapList(mounted, (name) => ({
    source: escapeDollars(addSecret(volume, { key: volume.files[name] ?? name, isForOne }, place, context)),
    target: escapeDollars(mount.file === undefined ? inFolder(mount.path, name) : mount.path),
    ...owner,
  }));
}

interface Key {
  readonly key: string;
  /** What its volume says of a source is said of it alone. */
  readonly isForOne: boolean;
}

function addSecret(volume: SecretVolume, wanted: Key, place: Place, context: ContainerContext): string {
  const { key } = wanted;
  const { secrets, prepared, dialect } = place.project;
  const name = `${volume.secret}_${key}`;
  const { development, external = false } = dialect.sourceOf(sourcesOf(volume, key)) ?? {};
  const source = sourceOf(volume, wanted, context);
  const known = secrets.get(name);
  if (known === undefined) {
    const { origin, property, service } = place;
    if (source.variable !== undefined) needVariable({ name: source.variable, development }, place);
    const of = { secret: volume.secret, key, external, origin, property };
    secrets.set(name, { ...source, meaning: `${of.secret}/${key}`, users: new Set([service]), of });
    return name;
  }
  known.users.add(place.service);
  const isSame = known.path === source.path && known.variable === source.variable;
  if (!isSame || known.of?.external !== external) {
    prepared.report({
      code: 'name/duplicate',
      message: `On ${dialect.label} the secret "${volume.secret}/${key}" would come from two places, ${said(known)} and ${said(source)}.`,
      origin: place.origin,
      property: place.property,
      affected: [{ target: dialect.target, object: `secrets.${name}`, pointer: '/file' }],
      fix: 'Name one of them wherever the secret is used.',
    });
  }
  return name;
}

type Source =
  | { readonly path: string; readonly variable?: never }
  | { readonly variable: string; readonly path?: never };

function said({ path, variable }: Source): string {
  return path === undefined ? `the variable ${variable}` : `the file "${path}"`;
}

/**
 * The `file` of a source is the file itself where it is for one key, and else the folder of the volume's files. A variable
 * is written into the container, so that one with a read-only root is not started.
 */
function sourceOf(
  volume: SecretVolume,
  { key, isForOne }: Key,
  { project, container }: ContainerContext,
): Source {
  const { file, variable } = project.dialect.sourceOf(sourcesOf(volume, key)) ?? {};
  if (file !== undefined) return { path: isForOne ? file : inFolder(file, key) };
  const takesVariable = !project.dialect.fileObjects && container.writableRoot;
  if (variable !== undefined && isForOne && takesVariable) return { variable };
  return { path: `./secrets/${volume.secret}/${key}` };
}
