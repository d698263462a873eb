import { filesOfKeys } from './files-of-keys';
import { kept } from './kept';
import type { BindMountProps } from './props/bind-mount';
import type { ClaimProps, EphemeralClaimProps, ExistingClaimProps } from './props/claim';
import type { SecretFileProps } from './props/env';
import type { HostPathProps } from './props/host-path';
import type {
  FieldFilesProps,
  ProjectedProps,
  ProjectedSource,
  ServiceAccountTokenProps,
} from './props/projected';
import type { EmptyDirProps } from './props/volume';
import type { ConfigFilesProps, FileValue, ProjectFile, SecretFilesProps } from './props/volume-files';

/** Scratch space that lives as long as the pod. */
export function emptyDir(options: Omit<EmptyDirProps, 'type'> = {}): EmptyDirProps {
  return { type: 'empty', ...kept(options) };
}

/** Configuration files, as a folder: `{ 'app.yaml': 'level: info\n' }`. A change of content rolls the workload. */
export function configFiles(
  files: Readonly<Record<string, FileValue>>,
  options: Pick<ConfigFilesProps, 'name' | 'mode'> = {},
): ConfigFilesProps {
  return { type: 'config', files, ...kept(options) };
}

/** One configuration file, mounted as the path itself, beside whatever the image has in that folder. */
export function configFile(
  content: FileValue,
  options: Pick<ConfigFilesProps, 'name' | 'mode'> = {},
): ConfigFilesProps {
  return { type: 'config', files: { content }, only: 'content', ...kept(options) };
}

/**
 * The content of a file of the project, byte for byte. Its path is relative to the project's folder, and may leave it
 * where `{ outside: true }` says so. A file that cannot be read is `file/not-found`.
 */
export function fromFile(path: string, options: Pick<ProjectFile, 'outside'> = {}): ProjectFile {
  return { type: 'file', path, ...kept(options) };
}

/** Files whose content is a secret: a list of keys, or file name → key. */
export function secretFiles(
  secret: string,
  files: readonly string[] | Readonly<Record<string, string>>,
  options: Pick<SecretFilesProps, 'name' | 'mode' | 'sources'> = {},
): SecretFilesProps {
  return { type: 'secret', secret, files: filesOfKeys(files), ...kept(options) };
}

/**
 * One key of a secret as a file. In `env` it is mounted below `/run/secrets`, and the variable holds its path, as images
 * want it that read `POSTGRES_PASSWORD_FILE`; among `volumes` it is mounted as the path itself.
 */
export function secretFile(
  secret: string,
  key: string,
  options: Pick<SecretFilesProps, 'name' | 'mode' | 'sources'> = {},
): SecretFileProps {
  // What is no text, in a program that no compiler has seen, cannot be a key: `only` tells.
  const files = typeof key === 'string' ? { [key]: key } : {};
  return { type: 'secret', secret, files, only: key, ...kept(options) };
}

/**
 * Space that outlives the pods: a PersistentVolumeClaim on Kubernetes, a named volume on Compose, which only
 * `docker compose down -v` removes. One value is one space for everyone who mounts it.
 */
export function claim(options: Omit<ClaimProps, 'type'>): ClaimProps {
  return { type: 'claim', ...options };
}

/**
 * Scratch space that is more than a node has, or faster: a claim of its own for each pod, gone with it, of the StorageClass
 * that is named. On Compose and Swarm a named volume, which stays until somebody removes it.
 */
export function ephemeralClaim(options: Omit<EphemeralClaimProps, 'type'>): EphemeralClaimProps {
  return { type: 'ephemeralClaim', ...options };
}

/**
 * Files of several sources in one folder: of configuration and secrets, and, where there are pods, of what the pod is
 * (`fieldFiles()`) and of who it is (`serviceAccountToken()`).
 */
export function projected(
  sources: readonly ProjectedSource[],
  options: Pick<ProjectedProps, 'name' | 'mode'> = {},
): ProjectedProps {
  return { type: 'projected', sources, ...kept(options) };
}

/**
 * Fields of the pod as files, for `projected()`: `{ labels: 'metadata.labels' }`. Labels and annotations that change while
 * it runs are written anew. Compose and Swarm have none.
 */
export function fieldFiles(files: Readonly<Record<string, string>>): FieldFilesProps {
  return { type: 'fields', files };
}

/**
 * A token of the workload's service account as a file, for `projected()`: for the one who is named as `audience`, for a
 * time, and renewed in place. Compose and Swarm have none.
 */
export function serviceAccountToken(
  options: Omit<ServiceAccountTokenProps, 'type'> = {},
): ServiceAccountTokenProps {
  return { type: 'token', ...kept(options) };
}

/** Space that somebody else has made: the claim of that name on Kubernetes, the volume of that name on Compose. */
export function existingClaim(
  name: string,
  options: Pick<ExistingClaimProps, 'name'> = {},
): ExistingClaimProps {
  return { type: 'existingClaim', claim: name, ...kept(options) };
}

/**
 * A folder or a file of the project as it lies there, for work on it while it runs: a bind mount on Compose. No cluster has
 * that folder: there it is an error, `volume/bind-mount`, unless `{ asFiles: true }` makes a ConfigMap of what is in it.
 * Mounted to be read, unless `{ volume: bindMount('./src'), readOnly: false }` says otherwise.
 */
export function bindMount(path: string, options: Omit<BindMountProps, 'type' | 'path'> = {}): BindMountProps {
  return { type: 'bind', path, ...kept(options) };
}

/**
 * A folder or a file of the node that the pod runs on; on Compose, of the machine that runs Docker. The chart or the app
 * has to allow it, `allowedHostPaths`, else it is an error, `volume/host-path`. Mounted to be read, unless
 * `{ volume: hostPath('/data'), readOnly: false }` says otherwise.
 */
export function hostPath(path: string, options: Omit<HostPathProps, 'type' | 'path'> = {}): HostPathProps {
  return { type: 'hostPath', path, ...kept(options) };
}
