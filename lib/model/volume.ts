import type { SecretSources, Text } from './reference';

/** A file's content: written in the app (references are resolved) or read from a path relative to the project. */
export type FileContent =
  | { readonly type: 'text'; readonly text: Text }
  | { readonly type: 'file'; readonly path: string };

/** Scratch space that lives as long as the pod. */
export interface EmptyVolume {
  readonly type: 'empty';
  readonly name: string;
  readonly medium: 'disk' | 'memory';
  /** Upper limit, in bytes. */
  readonly sizeLimit?: number;
}

/** Files whose content is part of the app. They become one ConfigMap with a content hash in its name. */
export interface ConfigVolume {
  readonly type: 'config';
  readonly name: string;
  /** The ConfigMap's name before its hash. */
  readonly configName: string;
  readonly files: Readonly<Record<string, FileContent>>;
  /** Permission bits; the target's own where it is missing. */
  readonly mode?: number;
}

/** Files whose content is a secret: file name → key of the secret. */
export interface SecretVolume {
  readonly type: 'secret';
  readonly name: string;
  readonly secret: string;
  readonly files: Readonly<Record<string, string>>;
  readonly sources?: SecretSources;
  readonly mode?: number;
}

export type Volume = EmptyVolume | ConfigVolume | SecretVolume;

/** Where a container sees a volume. */
export interface Mount {
  /** In its shortest form, as `mountPathOf` makes it: two that are the same folder are the same text. */
  readonly path: string;
  /** Where it stands in its container's props; nowhere where it is a default. */
  readonly property?: readonly (string | number)[];
  /** The volume's name within the workload. */
  readonly volume: string;
  /** One file of the volume, mounted as the path itself. */
  readonly file?: string;
  readonly readOnly: boolean;
}

/** The shortest form of an absolute path: one slash between two names, none at the end. */
export function mountPathOf(path: string): string {
  const names = path.split('/').filter((name) => name !== '' && name !== '.');
  return `/${names.join('/')}`;
}
