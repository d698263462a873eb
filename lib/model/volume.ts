import type { PropertyPath } from '../diagnostics/property-path';
import type { Claim } from './claim';
import type { SecretSources, Text } from './reference';

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
  /** Permission bits; the target's own where it is missing. */
  readonly mode?: number;
}

/** Files whose content is a secret: file name → key of the secret. */
export interface SecretVolume extends BaseVolume {
  readonly type: 'secret';
  readonly name: string;
  readonly secret: string;
  readonly files: Readonly<Record<string, string>>;
  readonly sources?: SecretSources;
  readonly mode?: number;
}

/** Space that outlives the pods. */
export interface ClaimVolume extends BaseVolume {
  readonly type: 'claim';
  readonly name: string;
  readonly claim: Claim;
  /** Who writes the claim: this workload, or another one that mounts it as well; or each replica has one of its own. */
  readonly made: 'here' | 'elsewhere' | 'each';
}

/** The same, where somebody else has made it. */
export interface ExistingClaimVolume extends BaseVolume {
  readonly type: 'existingClaim';
  readonly name: string;
  /** What it is called in the namespace, and on Docker's host. */
  readonly claim: string;
}

export type Volume = EmptyVolume | ConfigVolume | SecretVolume | ClaimVolume | ExistingClaimVolume;

/** Whether what is in a volume stays when the pods are gone. */
export function outlivesPods(volume: Volume): volume is ClaimVolume | ExistingClaimVolume {
  return volume.type === 'claim' || volume.type === 'existingClaim';
}

/** Whether each replica has one of its own. */
export function isOfEach(volume: Volume): boolean {
  return volume.type === 'claim' && volume.made === 'each';
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

/** Where a file of a volume stands in the construct's props. */
export function propertyOfFile({ property = [] }: ConfigVolume, file: string): (string | number)[] {
  return [...property, 'files', file];
}

/** The shortest form of an absolute path: one slash between two names, none at the end. */
export function mountPathOf(path: string): string {
  const names = path.split('/').filter((name) => name !== '' && name !== '.');
  return `/${names.join('/')}`;
}
