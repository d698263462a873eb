import { byName } from '../docker/by-name';
import { escapeDollars } from '../docker/escaped';
import { patchedRest } from '../docker/patched';
import type { DockerProject, ProjectNetwork } from '../docker/project';
import type { ComposeFile, ComposeNetwork } from './api.generated';
import { filePlaces } from './own-places';

export const fileName = 'compose.yaml';

/** What stands before the services. */
export function composeHead(project: DockerProject): Pick<ComposeFile, 'name'> {
  return { name: escapeDollars(project.prepared.app.compose.name) };
}

/** What stands after the services, once all of them are lowered, with the app's own patches applied. */
export function composeRest(project: DockerProject): object {
  const rest: ComposeFile = {};
  reportMany(project);
  if (project.networks.size > 0) rest.networks = byName(project.networks, lowerNetwork);
  if (project.volumes.size > 0) rest.volumes = byName(project.volumes, (volume) => volume);
  if (project.configs.size > 0)
    rest.configs = byName(project.configs, ({ path }) => ({ file: escapeDollars(`./${path}`) }));
  if (project.secrets.size > 0)
    rest.secrets = byName(project.secrets, ({ path, variable }) =>
      path === undefined ? { environment: escapeDollars(variable) } : { file: escapeDollars(path) },
    );
  return patchedRest(rest, project, {
    target: 'compose',
    file: fileName,
    what: 'Compose file',
    own: filePlaces,
    fixed: { name: 'Use `compose: { name: … }`.', services: 'Patch the workload: `patch: { compose: … }`.' },
  });
}

function lowerNetwork({ internal, subnet }: ProjectNetwork): ComposeNetwork {
  if (subnet === undefined) return internal ? { internal } : {};
  return {
    internal,
    // Without a gateway the machine itself does not reach who is on it.
    driver_opts: { 'com.docker.network.bridge.gateway_mode_ipv4': escapeDollars('isolated') },
    ipam: { config: [{ subnet: escapeDollars(subnet) }] },
  };
}

/** As it is installed, an Engine has addresses for as many beside the bridge of its own. */
const room = 30;

function reportMany({ networks, prepared }: DockerProject): void {
  if (networks.size <= room) return;
  const count = [...networks.values()].filter(({ subnet }) => subnet === undefined).length;
  if (count <= room) return;
  const { app, report } = prepared;
  report({
    code: 'network/many',
    message: `Isolated, this app has ${count} networks on Compose; a Docker Engine has room for 30, unless it is told otherwise.`,
    origin: app.origin,
    consequence: '`docker compose up` would fail: "all predefined address pools have been fully subnetted".',
    fix: 'Give the Engine smaller networks, `default-address-pools` in its daemon.json, or isolate fewer charts.',
  });
}
