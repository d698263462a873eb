import type { SecretSources } from '../model/reference';
import type { Reference } from './reference';

/** A file of the project whose content becomes part of the app. */
export interface ProjectFile {
  readonly type: 'file';
  /** Path relative to the project's folder. */
  readonly path: string;
}

/** Content of a configuration file: text, in which references are resolved, or a file of the project. */
export type FileValue = string | Reference | ProjectFile;

/** Scratch space; `emptyDir()` makes it. */
export interface EmptyDirProps {
  readonly type: 'empty';
  /** Default: made of the path that it is mounted at. */
  readonly name?: string;
  /** Default: `disk`. Memory counts against the container's memory limit. */
  readonly medium?: 'disk' | 'memory';
  /** Upper limit: bytes, or a string such as `'64Mi'`. Default: none. */
  readonly sizeLimit?: number | string;
}

/** Configuration files; `configFiles()` and `configFile()` make them. */
export interface ConfigFilesProps {
  readonly type: 'config';
  /** Default: made of the path that it is mounted at. */
  readonly name?: string;
  /** File name → content. */
  readonly files: Readonly<Record<string, FileValue>>;
  /** Permission bits. Default: 0o644; on Compose those that the files themselves have. */
  readonly mode?: number;
  /** The one file of it that is mounted, as the path itself. Default: the whole folder. */
  readonly only?: string;
}

/** Files with secrets in them; `secretFiles()` makes them. */
export interface SecretFilesProps {
  readonly type: 'secret';
  /** Default: made of the path that it is mounted at. */
  readonly name?: string;
  /** The secret's name. */
  readonly secret: string;
  /** File name → key of the secret. */
  readonly files: Readonly<Record<string, string>>;
  /** Permission bits. Default: 0o644; on Compose those that the files themselves have. */
  readonly mode?: number;
  /** Where each target finds the secret. Default: by its name. */
  readonly sources?: SecretSources;
}

/** What a container sees at a path. One value that is used at several containers is one volume that they share. */
export type VolumeProps = EmptyDirProps | ConfigFilesProps | SecretFilesProps;

/** A volume, and how this container may use it. */
export interface MountProps {
  /** What is mounted; the same value at several places is one volume. */
  readonly volume: VolumeProps;
  /** Default: false for scratch space, always true for configuration and secrets. */
  readonly readOnly?: boolean;
}

/** Scratch space that lives as long as the pod. */
export function emptyDir(options: Omit<EmptyDirProps, 'type'> = {}): EmptyDirProps {
  return { type: 'empty', ...options };
}

/** Configuration files, as a folder: `{ 'app.yaml': 'level: info\n' }`. A change of content rolls the workload. */
export function configFiles(
  files: Readonly<Record<string, FileValue>>,
  options: Pick<ConfigFilesProps, 'name' | 'mode'> = {},
): ConfigFilesProps {
  return { type: 'config', files, ...options };
}

/** One configuration file, mounted as the path itself, beside whatever the image has in that folder. */
export function configFile(
  content: FileValue,
  options: Pick<ConfigFilesProps, 'name' | 'mode'> = {},
): ConfigFilesProps {
  return { type: 'config', files: { content }, only: 'content', ...options };
}

/** The content of a file of the project; the path is relative to the project's folder. */
export function fromFile(path: string): ProjectFile {
  return { type: 'file', path };
}

/** Files whose content is a secret: a list of keys, or file name → key. */
export function secretFiles(
  secret: string,
  files: readonly string[] | Readonly<Record<string, string>>,
  options: Pick<SecretFilesProps, 'name' | 'mode' | 'sources'> = {},
): SecretFilesProps {
  const byName = isList(files) ? Object.fromEntries(files.map((key) => [key, key])) : files;
  return { type: 'secret', secret, files: byName, ...options };
}

function isList(value: readonly string[] | Readonly<Record<string, string>>): value is readonly string[] {
  return Array.isArray(value);
}
