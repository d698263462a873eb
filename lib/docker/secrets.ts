import { mapList } from '../model/map-list';
import type { Mount, SecretVolume } from '../model/volume';
import { type FileMount, inFolder } from './configs';
import type { ContainerContext } from './context';
import { escapeDollars } from './escaped';
import { type Place, within } from './place';

/**
 * Mounts the files of a secret volume. Each is a file beside the manifest that a person provides: it is never
 * written by synthesis, and named in `.env.example`.
 */
export function lowerSecretMount(mount: Mount, volume: SecretVolume, context: ContainerContext): FileMount[] {
  const place = within(context.place, ...(mount.property ?? []));
  const names = Object.keys(volume.files);
  const mounted = mount.file === undefined ? names : names.filter((name) => name === mount.file);
  return mapList(mounted, (name) => ({
    source: escapeDollars(addSecret(volume, volume.files[name] ?? name, names.length, place)),
    target: escapeDollars(mount.file === undefined ? inFolder(mount.path, name) : mount.path),
  }));
}

/** The `file` of a source is the file itself where the volume has one, and else the folder of its files. */
function addSecret(volume: SecretVolume, key: string, count: number, place: Place): string {
  const { secrets, prepared, dialect } = place.project;
  const source = `${volume.secret}_${key}`;
  const given = dialect.sourceOf(volume.sources)?.file;
  const path =
    given === undefined ? `./secrets/${volume.secret}/${key}` : count === 1 ? given : inFolder(given, key);
  const known = secrets.get(source);
  if (known === undefined) {
    secrets.set(source, { path, meaning: `${volume.secret}/${key}`, users: new Set([place.service]) });
    return source;
  }
  known.users.add(place.service);
  if (known.path !== path) {
    prepared.report({
      code: 'name/duplicate',
      message: `On ${dialect.label} the secret "${volume.secret}/${key}" would come from two files, "${known.path}" and "${path}".`,
      origin: place.origin,
      property: place.property,
      affected: [{ target: dialect.target, object: `secrets.${source}`, pointer: '/file' }],
      fix: 'Name one file wherever the secret is used.',
    });
  }
  return source;
}
