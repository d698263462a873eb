import { sameData } from '../model/file-data';
import { mapList } from '../model/map-list';
import { type ConfigVolume, type FileContent, type Mount, propertyOfFile } from '../model/volume';
import type { ProjectFile } from '../passes/files';
import type { ContainerContext } from './context';
import { type Escaped, escapeDollars } from './escaped';
import type { Place } from './place';
import type { ResolvedFile } from './resolved-file';
import { fileText } from './text';

/** One file of a config or a secret, and the path at which a container sees it: whose it is, where that can be said. */
export type FileMount = {
  readonly source: Escaped;
  readonly target: Escaped;
  readonly uid?: Escaped;
  readonly gid?: Escaped;
  readonly mode?: number;
};

/**
 * Mounts the files of a config volume. Their content stands in files beside the manifest: docker compose refuses
 * content inside of it for a service with a read-only root, and a stack cannot hold any. docker compose would ignore a
 * mode with a warning, for the file's own counts there. So the file itself can be run.
 */
export function lowerConfigMount(
  mount: Mount,
  volume: ConfigVolume,
  context: ContainerContext,
): { readonly entries: FileMount[]; readonly files: readonly ResolvedFile[] } {
  const all = filesOf(volume, context);
  const files = mount.file === undefined ? all : all.filter((file) => file.name === mount.file);
  const owner = fileOwner(volume, context);
  const entries = mapList(files, (file) => ({
    source: escapeDollars(file.source),
    target: escapeDollars(mount.file === undefined ? inFolder(mount.path, file.name) : mount.path),
    ...owner,
  }));
  return { entries, files };
}

/** What is not for everybody to read is for the container's user, where files can be one's own. */
export function fileOwner(
  { mode }: Pick<ConfigVolume, 'mode'>,
  { container, project }: ContainerContext,
): Pick<FileMount, 'uid' | 'gid' | 'mode'> | undefined {
  if (mode === undefined || !project.dialect.fileObjects) return undefined;
  const { user } = container;
  if (user === 'image') return { mode };
  return { uid: escapeDollars(String(user.uid)), gid: escapeDollars(String(user.gid ?? 0)), mode };
}

/** The path of a file in the folder that a volume is mounted at. */
export function inFolder(folder: string, file: string): string {
  return folder.endsWith('/') ? folder + file : `${folder}/${file}`;
}

function filesOf(volume: ConfigVolume, context: ContainerContext): readonly ResolvedFile[] {
  const known = context.configFiles.get(volume.name);
  if (known) return known;
  const files = mapList(Object.entries(volume.files), ([name, content]): ResolvedFile => {
    const place = placeOfFile(volume, name, context.place);
    const file = { name, ...contentOf(content, volume, place) };
    return { ...file, source: addConfig(volume, file, place) };
  });
  context.configFiles.set(volume.name, files);
  return files;
}

/** Of configuration that workloads have in common, what is wrong stands there. */
function placeOfFile(volume: ConfigVolume, file: string, place: Place): Place {
  const { of } = volume;
  if (of === undefined) return { ...place, property: propertyOfFile(volume, file) };
  return { ...place, origin: of.config.origin, property: ['data', of.keys[file] ?? file] };
}

function contentOf(content: FileContent, { mode = 0 }: ConfigVolume, place: Place): ProjectFile {
  const executable = (mode & 0o111) !== 0;
  if (content.type === 'text') return { content: fileText(content.text, place), executable };
  return { ...place.project.prepared.readFile(content, place), ...(mode !== 0 && { executable }) };
}

function addConfig(
  volume: ConfigVolume,
  { name: file, content, executable }: Omit<ResolvedFile, 'source'>,
  place: Place,
): string {
  const { configs, prepared } = place.project;
  // A name that is no folder's is an error of the rules, which have to come to see it.
  const path = `configs/${volume.configName.replace(/[/\\\0]/g, '_')}/${file}`;
  const source = sourceFor(volume, file);
  const known = configs.get(source);
  if (known !== undefined && (!sameData(known.content, content) || known.executable !== executable)) {
    prepared.report({
      code: 'name/duplicate',
      message: `Two config volumes are called "${volume.configName}", and both have a file "${file}", with two contents.`,
      origin: place.origin,
      property: place.property,
      affected: [{ target: place.project.dialect.target, object: `configs.${source}`, pointer: '' }],
      fix: 'Give one of them another name.',
    });
  }
  const { origin, property } = place;
  configs.set(source, { of: volume.configName, path, content, executable, origin, property });
  return source;
}

/**
 * Names of config volumes hold no underscore, so one between name and file keeps the sources of volumes apart. What a
 * source may not hold is written as its code, and so is the mark of that: a file in a folder has a source of its own.
 */
function sourceFor(volume: ConfigVolume, file: string): string {
  const name = file.replace(
    /[^-._a-zA-Z0-9]|_(?=x[0-9a-f])/g,
    (mark) => `_x${mark.charCodeAt(0).toString(16)}`,
  );
  return `${volume.configName}_${name}`;
}
