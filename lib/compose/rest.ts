import { escapeDollars } from '../docker/escaped';
import type { DockerProject, ProjectFile } from '../docker/project';
import { applyNoted } from '../passes/patched';
import type { ComposeFile } from './api.generated';
import { filePlaces } from './own-places';

/** What stands before the services. */
export function composeHead(project: DockerProject): Pick<ComposeFile, 'name'> {
  return { name: escapeDollars(project.prepared.app.compose.name) };
}

/**
 * What stands after the services, once all of them are lowered, with the app's own patches applied. These see no
 * services: each service has patches of its own.
 */
export function composeRest(project: DockerProject): object {
  const { app, report } = project.prepared;
  const rest: ComposeFile = {};
  if (project.volumes.size > 0) rest.volumes = byName(project.volumes, (volume) => volume);
  if (project.configs.size > 0)
    rest.configs = byName(project.configs, ({ path }) => ({ file: escapeDollars(`./${path}`) }));
  if (project.secrets.size > 0)
    rest.secrets = byName(project.secrets, ({ path }) => ({ file: escapeDollars(path) }));
  if (app.compose.patches.length === 0) return rest;
  const subject = { target: 'compose', object: 'compose.yaml', origin: app.origin, own: filePlaces } as const;
  const changed = applyNoted(rest, app.compose.patches, subject, project.prepared);
  for (const key of ['name', 'services']) {
    if (key in changed) {
      report({
        code: 'patch/failed',
        message: `A patch of the Compose file cannot set ${key}.`,
        origin: app.origin,
        property: ['compose', 'patch'],
        fix: key === 'name' ? 'Use `compose: { name: … }`.' : 'Patch the workload: `patch: { compose: … }`.',
      });
    }
  }
  return changed;
}

/** The files that lie beside compose.yaml, in the order of their paths. */
export function composeFiles(project: DockerProject): readonly ProjectFile[] {
  return [...project.configs.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
}

function byName<T, U>(values: ReadonlyMap<string, T>, print: (value: T) => U): Record<string, U> {
  const sorted = [...values].sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(sorted.map(([name, value]) => [name, print(value)]));
}
