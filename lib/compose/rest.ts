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
  reportMany(project);
  if (project.networks.size > 0)
    rest.networks = byName(project.networks, ({ internal }) => (internal ? { internal } : {}));
  if (project.volumes.size > 0) rest.volumes = byName(project.volumes, (volume) => volume);
  if (project.configs.size > 0)
    rest.configs = byName(project.configs, ({ path }) => ({ file: escapeDollars(`./${path}`) }));
  if (project.secrets.size > 0)
    rest.secrets = byName(project.secrets, ({ path, variable }) =>
      path === undefined ? { environment: escapeDollars(variable) } : { file: escapeDollars(path) },
    );
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

/** As it is installed, an Engine has addresses for as many beside the bridge of its own. */
const room = 30;

function reportMany({ networks, prepared }: DockerProject): void {
  if (networks.size <= room) return;
  const { app, report } = prepared;
  report({
    code: 'network/many',
    message: `Isolated, this app has ${networks.size} networks on Compose; a Docker Engine has room for 30, unless it is told otherwise.`,
    origin: app.origin,
    consequence: '`docker compose up` would fail: "all predefined address pools have been fully subnetted".',
    fix: 'Give the Engine smaller networks, `default-address-pools` in its daemon.json, or isolate fewer charts.',
  });
}

/** The files that lie beside compose.yaml, in the order of their paths. */
export function composeFiles(project: DockerProject): readonly ProjectFile[] {
  return [...project.configs.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
}

function byName<T, U>(values: ReadonlyMap<string, T>, print: (value: T) => U): Record<string, U> {
  const sorted = [...values].sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(sorted.map(([name, value]) => [name, print(value)]));
}
