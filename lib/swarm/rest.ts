import { byName } from '../docker/by-name';
import { escapeDollars, joinEscaped, variableOr } from '../docker/escaped';
import { patchedRest } from '../docker/patched';
import type { DockerProject, MountedSecret, ProjectFile, ProjectSecret } from '../docker/project';
import { contentHash } from '../model/hash';
import { variableName } from '../model/variable-name';
import type { StackConfig, StackFile, StackNetwork, StackSecret } from './api.generated';
import { reportPrivileges } from './lost';
import { filePlaces } from './own-places';

export const fileName = 'stack.yaml';

/** The last edition of the format that `docker stack` reads. */
export const stackHead: Pick<StackFile, 'version'> = { version: escapeDollars('3.13') };

/** The longest name that a config or a secret of a swarm can have. */
const longestName = 64;

/** What stands after the services, once all of them are lowered, with the app's own patches applied. */
export function stackRest(project: DockerProject): object {
  reportPrivileges(project);
  const rest: StackFile = {};
  const networks = networksOf(project);
  if (networks.size > 0) rest.networks = byName(networks, (network) => network);
  if (project.volumes.size > 0) rest.volumes = byName(project.volumes, (volume) => volume);
  if (project.configs.size > 0) rest.configs = byName(project.configs, (file) => lowerConfig(file, project));
  const secrets = secretsOf(project);
  if (secrets.size > 0) rest.secrets = byName(secrets, (secret) => secret);
  return patchedRest(rest, project, {
    target: 'swarm',
    file: fileName,
    what: 'stack',
    own: filePlaces,
    fixed: { version: 'Leave it out.', services: 'Patch the workload: `patch: { swarm: … }`.' },
  });
}

/** A stack makes its networks by itself; they are written where something is to be said of them. */
function networksOf({ networks, prepared }: DockerProject): ReadonlyMap<string, StackNetwork> {
  const { encrypted } = prepared.app.swarm;
  const own = encrypted ? { driver_opts: { encrypted: escapeDollars('') } } : {};
  const lowered = new Map<string, StackNetwork>();
  if (encrypted) lowered.set('default', own);
  for (const [name, { internal }] of networks)
    lowered.set(name, internal ? { internal, ...own } : { ...own });
  return lowered;
}

/** A config of a swarm never changes: its name says what is in it, so that another content rolls who reads it. */
function lowerConfig(
  { of, path, content, origin, property }: ProjectFile,
  project: DockerProject,
): StackConfig {
  const name = `${project.prepared.app.swarm.name}-${of}-${contentHash({ [path]: content })}`;
  if (name.length > longestName) reportLong('config', name, { origin, property }, project);
  return { name: escapeDollars(name), file: escapeDollars(`./${path}`) };
}

/** Those that containers see: nothing is built here. */
function secretsOf(project: DockerProject): ReadonlyMap<string, StackSecret> {
  const lowered = new Map<string, StackSecret>();
  for (const [name, { of, path, users }] of project.secrets)
    if (of !== undefined && path !== undefined) lowered.set(name, lowerSecret(of, { path, users }, project));
  return lowered;
}

/** Nobody knows the content of a secret here: whoever changes it says so by a number in its name. */
function lowerSecret(
  { secret, key, external, origin, property }: MountedSecret,
  { path, users }: { readonly path: string; readonly users: ProjectSecret['users'] },
  project: DockerProject,
): StackSecret {
  const start = `${project.prepared.app.swarm.name}-${secret}-${key}-`;
  // A version of up to three digits.
  if (start.length > longestName - 3) reportLong('secret', `${start}1`, { origin, property }, project);
  const version = `${variableName(secret, key)}_VERSION`;
  const meaning = `the version of the secret ${secret}/${key}`;
  project.variables.set(version, { name: version, meaning, default: '1', users });
  const name = joinEscaped([escapeDollars(start), variableOr(version, '1')]);
  return external ? { name, external } : { name, file: escapeDollars(path) };
}

function reportLong(
  what: string,
  name: string,
  at: Pick<ProjectFile, 'origin' | 'property'>,
  { prepared }: DockerProject,
): void {
  prepared.report({
    code: 'name/invalid',
    message: `The ${what} "${name}" has a name that is too long for a swarm, which takes ${longestName} letters.`,
    ...at,
    fix: 'Give it a shorter name, or the whole stack: `swarm: { name: … }` of the app.',
  });
}
