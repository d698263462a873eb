import { createProject, type DockerProject } from '../docker/project';
import type { Prepared } from '../passes/prepare';
import { dialect } from './dialect';

/**
 * Begins the Compose project of an app. Lower its `workloads` one by one with `lowerWorkload`, then ask for the
 * rest of the file, the files beside it and the example of `.env`.
 */
export function createComposeProject(prepared: Prepared, projectPath: string): DockerProject {
  const { envFile } = prepared.app.compose;
  const own =
    envFile === undefined
      ? dialect
      : { ...dialect, setVariables: `in ${envFile}, and name it by --env-file` };
  return createProject(own, prepared, projectPath);
}
