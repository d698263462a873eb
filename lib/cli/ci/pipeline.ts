import type { PackageManager } from '../package-manager';

/** What a pipeline has to know of a project. */
export interface PipelineValues {
  readonly manager: PackageManager;
  /** From the top of the repository to the project; empty where it is the top. */
  readonly folder: string;
  /** Of the manifests, from the project: `dist`. */
  readonly out: string;
}

export interface Pipeline {
  /** From the top of the repository. */
  readonly file: string;
  readonly text: string;
}
