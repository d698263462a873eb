import { backendOf } from '../docker/mesh/backends';
import { createProject, type DockerProject } from '../docker/project';
import type { Mesh } from '../model/mesh';
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
  const project = createProject(own, prepared, projectPath);
  for (const mesh of prepared.app.meshes) if (mesh.targets.includes('compose')) addProxies(mesh, project);
  return project;
}

function addProxies(mesh: Mesh, project: DockerProject): void {
  const proxies = backendOf(mesh).proxies?.(mesh, project);
  if (proxies === undefined) return;
  project.proxies.push(...proxies.services);
  for (const [workload, attached] of proxies.attached) project.attached.set(workload, attached);
  for (const [name, subnet] of proxies.networks) project.networks.set(name, { internal: true, subnet });
}
