import type { Container } from '../model/container';
import type { Job, JobCheck } from '../model/job';
import { visitText, visitTextMap, visitTexts } from './visit-text';
import { type Visitor, visitNamed, type Walk } from './walk';

/** Kept out of sight of the user's own command: that and its arguments follow as arguments of this one. */
const script = 'until "$0" "$@"; do sleep 2; done';

/**
 * What runs wherever somebody waits for a Job that says how its result is checked: it asks until that is there, as the
 * Job's container would, but of its volumes with the secrets alone: those are there for everybody.
 */
export function checkContainer({ check, containers, volumes }: Job, name: string): Container | undefined {
  const [main] = containers;
  if (check === undefined || main === undefined) return undefined;
  const { image, pull, workingDir, env, envFrom, mounts, resources, user, writableRoot } = main;
  const secrets = new Set(volumes.flatMap((volume) => (volume.type === 'secret' ? volume.name : [])));
  const { privileged, allowPrivilegeEscalation, addCapabilities } = main;
  return {
    name,
    property: ['check'],
    image: check.image ?? image,
    pull,
    command: ['sh', '-c', script, ...check.command],
    workingDir: check.image === undefined ? workingDir : undefined,
    ports: [],
    env: { ...env, ...check.env },
    envFrom,
    mounts: mounts.filter(({ volume }) => secrets.has(volume)),
    resources,
    user,
    writableRoot,
    privileged,
    allowPrivilegeEscalation,
    addCapabilities,
  };
}

const visitors = {
  image: (walk, { image }) => {
    if (visitNamed(walk, 'image', 'check.image', image)) visitText(walk, image);
  },
  command: (walk, { command }) => {
    if (visitNamed(walk, 'command', 'check.command', command)) visitTexts(walk, 'command', command);
  },
  env: (walk, { env }) => {
    if (visitNamed(walk, 'env', 'check.env', env)) visitTextMap(walk, 'env', env);
  },
} satisfies { readonly [K in keyof Required<JobCheck>]: Visitor<JobCheck> };
const all = Object.values(visitors);

export function visitCheck(walk: Walk, check: JobCheck | undefined): void {
  if (check === undefined) return;
  walk.property.push('check');
  for (const visit of all) visit(walk, check);
  walk.property.pop();
}
