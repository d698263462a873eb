import type { PropertyPath } from '../diagnostics/property-path';
import type { Claim } from './claim';
import type { Config } from './config';
import type { SecretSources, Text } from './reference';
import type { Secret } from './secret';

/** A file's content: written in the app (references are resolved) or read from a path relative to the project. */
export type FileContent =
  | { readonly type: 'text'; readonly text: Text }
  | {
      readonly type: 'file';
      readonly path: string;
      /** It may lie outside of the project's folder. */
      readonly outside?: boolean;
    };

interface BaseVolume {
  /** Where it stands in the construct's props: where it is mounted first. Nowhere where it is a default. */
  readonly property?: PropertyPath;
}

/** Scratch space that lives as long as the pod. */
export interface EmptyVolume extends BaseVolume {
  readonly type: 'empty';
  readonly name: string;
  readonly medium: 'disk' | 'memory';
  /** Upper limit, in bytes. */
  readonly sizeLimit?: number;
}

/** Files whose content is part of the app. They become one ConfigMap with a content hash in its name. */
export interface ConfigVolume extends BaseVolume {
  readonly type: 'config';
  readonly name: string;
  /** The ConfigMap's name before its hash. */
  readonly configName: string;
  readonly files: Readonly<Record<string, FileContent>>;
  /** The configuration that they are part of, where others use it too: file → key. */
  readonly of?: { readonly config: Config; readonly keys: Readonly<Record<string, string>> };
  /** Permission bits; the target's own where it is missing. */
  readonly mode?: number;
}

/** Files whose content is a secret: file name → key of the secret. */
export interface SecretVolume extends BaseVolume {
  readonly type: 'secret';
  readonly name: string;
  readonly secret: string;
  readonly files: Readonly<Record<string, string>>;
  /** Of all its files. */
  readonly sources?: SecretSources;
  /** What it is part of, where each key has sources of its own. */
  readonly of?: Secret;
  readonly mode?: number;
}

/** Where targets find one key of those files. */
export function sourcesOf({ of, sources }: SecretVolume, key: string): SecretSources | undefined {
  if (of === undefined) return sources;
  return Object.hasOwn(of.sources, key) ? of.sources[key] : undefined;
}

/** Space that outlives the pods. */
export interface ClaimVolume extends BaseVolume {
  readonly type: 'claim';
  readonly name: string;
  readonly claim: Claim;
  /** Who writes the claim: this workload, or another one that mounts it as well; or each replica has one of its own. */
  readonly made: 'here' | 'elsewhere' | 'each';
  /** Each pod has one of its own, which is gone with it. */
  readonly ephemeral?: true;
}

/** The same, where somebody else has made it. */
export interface ExistingClaimVolume extends BaseVolume {
  readonly type: 'existingClaim';
  readonly name: string;
  /** What it is called in the namespace, and on Docker's host. */
  readonly claim: string;
}

/** Files of several sources in one folder. */
export interface ProjectedVolume extends BaseVolume {
  readonly type: 'projected';
  readonly name: string;
  readonly files: readonly (ConfigVolume | SecretVolume)[];
  /** File → the field of the pod that it holds. */
  readonly fields: Readonly<Record<string, string>>;
  readonly tokens: readonly AccountToken[];
  /** Permission bits of the files that have none of their own. */
  readonly mode?: number;
}

/** A file that holds a token of the workload's service account. */
export interface AccountToken {
  readonly path: string;
  /** The API server where it is missing. */
  readonly audience?: string;
  /** How long it is valid, in milliseconds; the server's own where it is missing. */
  readonly expiration?: number;
}

/** A folder or a file of the project as it lies there, on the machine of whoever runs the app with Docker. */
export interface BindVolume extends BaseVolume {
  readonly type: 'bind';
  readonly name: string;
  readonly source: {
    /** Relative to the project's folder, or absolute. */
    readonly path: string;
    /** It may lie outside of that folder. */
    readonly outside?: boolean;
  };
  /** Whether its files are a ConfigMap where there is no such machine. */
  readonly asFiles: boolean;
  /** The ConfigMap's name before its hash. */
  readonly configName: string;
}

/** What has to be at a path of a host, in the words of Kubernetes. */
export const hostPathTypes = [
  'Directory',
  'DirectoryOrCreate',
  'File',
  'FileOrCreate',
  'Socket',
  'CharDevice',
  'BlockDevice',
] as const;
export type HostPathType = (typeof hostPathTypes)[number];

/** A folder or a file of the machine that the container runs on: a node, or the host of Docker. */
export interface HostPathVolume extends BaseVolume {
  readonly type: 'hostPath';
  readonly name: string;
  /** In its shortest form. */
  readonly path: string;
  /** What has to be there; nobody looks where it is missing. */
  readonly pathType?: HostPathType;
}

export type Volume =
  | EmptyVolume
  | ConfigVolume
  | SecretVolume
  | ClaimVolume
  | ExistingClaimVolume
  | BindVolume
  | HostPathVolume
  | ProjectedVolume;

/** What a pod can have: no node has the project's folder. */
export type PodVolume = Exclude<Volume, BindVolume>;

/** Whether a StorageClass provides it, and a volume of Docker's. */
export function isClaim(volume: Volume): volume is ClaimVolume | ExistingClaimVolume {
  return volume.type === 'claim' || volume.type === 'existingClaim';
}

/** Whether what is in a volume stays when the containers are gone, here or on a host. */
export function outlivesContainers(volume: Volume): boolean {
  return (isClaim(volume) && !isOfPod(volume)) || volume.type === 'bind' || volume.type === 'hostPath';
}

/** Whether each replica has one of its own. */
export function isOfEach(volume: Volume): boolean {
  return volume.type === 'claim' && volume.made === 'each';
}

/** Whether each pod has one of its own, which is gone with it. */
export function isOfPod(volume: Volume): boolean {
  return volume.type === 'claim' && volume.ephemeral === true;
}

/** Volumes, with the files that are brought together in one in its place. */
export function simpleVolumes(volumes: readonly Volume[]): readonly SimpleVolume[] {
  return volumes.every(isSimple)
    ? volumes
    : volumes.flatMap((volume) => (isSimple(volume) ? volume : volume.files));
}

type SimpleVolume = Exclude<Volume, ProjectedVolume>;

function isSimple(volume: Volume): volume is SimpleVolume {
  return volume.type !== 'projected';
}

/** Where a container sees a volume. */
export interface Mount {
  /** In its shortest form, as `mountPathOf` makes it: two that are the same folder are the same text. */
  readonly path: string;
  /** Where it stands in its container's props; nowhere where it is a default. */
  readonly property?: PropertyPath;
  /** The volume's name within the workload. */
  readonly volume: string;
  /** One file of the volume, or a folder of a claim, mounted as the path itself. */
  readonly file?: string;
  readonly readOnly: boolean;
}

/** Where a file of a volume stands in the construct's props: of configuration that nobody mounts, in its data. */
export function propertyOfFile({ property }: ConfigVolume, file: string): (string | number)[] {
  return property === undefined ? ['data', file] : [...property, 'files', file];
}

/** The shortest form of an absolute path: one slash between two names, none at the end. */
export function mountPathOf(path: string): string {
  const names = path.split('/').filter((name) => name !== '' && name !== '.');
  return `/${names.join('/')}`;
}
