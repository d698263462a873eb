import type { JsonObject } from '../../model/json';
import { asText, listIn, objectIn } from '../../model/read-json';
import type { Effect } from '../change';
import { type Difference, shapeOf } from '../compare/difference';
import type { Subject } from '../subject';

/** What docker compose leaves out when it decides whether a container is what the file says. */
const notOfContainer = /^(?:build|pull_policy|scale|depends_on|profiles|deploy\/replicas)(?:\/|$)/;

/** What happens to a part of a Compose file or a stack that stays. */
export function changedPart(before: Subject, after: Subject, differences: readonly Difference[]): Effect[] {
  switch (after.kind) {
    case 'services':
      return changedService(before, after, differences);
    case 'volumes':
      return [
        { impact: 'data', because: 'a volume that is made anew is empty', command: removeVolume(before) },
      ];
    case 'networks':
      return [
        { impact: 'restarted', because: 'a network is made anew, and all that are in it are started again' },
      ];
    default:
      return [{ impact: 'in-place' }];
  }
}

function changedService(before: Subject, after: Subject, differences: readonly Difference[]): Effect[] {
  const effects: Effect[] = [];
  const gone = volumesLost(before.object, after.object);
  if (gone.length > 0)
    effects.push({
      impact: 'data',
      because: `what is in the volume ${gone.join(', ')} is not mounted any more`,
    });
  const shapes = differences.map(({ steps }) => shapeOf(steps));
  if (shapes.some((shape) => !notOfContainer.test(shape))) effects.push(restarted(after));
  const scale = differences.find(({ steps }) => /^(?:scale|deploy\/replicas)$/.test(shapeOf(steps)));
  if (scale !== undefined)
    effects.push({ impact: 'scaled', because: `${asText(scale.before ?? 1)} → ${asText(scale.after ?? 1)}` });
  if (effects.length > 0) return effects;
  const isBuilt = shapes.some((shape) => shape.startsWith('build'));
  return [{ impact: 'in-place', because: isBuilt ? 'docker compose up --build builds it' : undefined }];
}

function restarted({ target, object }: Subject): Effect {
  if (target === 'compose') {
    if (listIn(object.profiles).length > 0)
      return { impact: 'in-place', because: 'its container is recreated when somebody starts it' };
    const { restart } = object;
    const isTask = restart === 'no' || asText(restart).startsWith('on-failure');
    return isTask
      ? { impact: 'restarted', because: 'its container is recreated, and runs again' }
      : { impact: 'restarted', because: 'unreachable for a moment, for its container is recreated' };
  }
  const deploy = objectIn(object.deploy);
  const { order = 'stop-first', parallelism = 1 } = objectIn(deploy.update_config);
  const { replicas = 1 } = deploy;
  if (order === 'start-first')
    return { impact: 'rolled', because: `${asText(parallelism)} at a time, the new one first` };
  if (deploy.mode !== 'global' && replicas === 1)
    return {
      impact: 'restarted',
      because: 'unreachable for a moment, for its one task stops first',
    };
  return { impact: 'rolled', because: `${asText(parallelism)} at a time, the old one first` };
}

/** Volumes that the service mounted by a place that has another one, or none. */
function volumesLost(before: JsonObject, after: JsonObject): string[] {
  const still = new Set(volumesOf(after));
  return volumesOf(before).filter((name) => !still.has(name));
}

function volumesOf(service: JsonObject): string[] {
  return listIn(service.volumes).flatMap((entry) => {
    const { type, source } = objectIn(entry);
    return type === 'volume' && typeof source === 'string' ? [source] : [];
  });
}

/** What becomes of a part that the file does not have any more. */
export function gonePart(subject: Subject): Effect[] {
  const { target, kind, name } = subject;
  switch (kind) {
    case 'services':
      return [
        target === 'compose'
          ? {
              impact: 'orphaned',
              because: 'docker compose up leaves its container running',
              command: 'docker compose up -d --remove-orphans',
            }
          : {
              impact: 'orphaned',
              because: 'docker stack deploy leaves it running',
              command: 'docker stack deploy --prune …',
            },
      ];
    case 'volumes':
      return [
        { impact: 'data', because: 'nothing mounts it any more; what is in it stays until it is removed' },
        { impact: 'orphaned', command: removeVolume(subject) },
      ];
    default:
      return [
        { impact: 'orphaned', because: `the ${kind.replace(/s$/, '')} ${name} stays until it is removed` },
      ];
  }
}

export function renamedPart(before: Subject): Effect[] {
  const [worst] = gonePart(before);
  const data: Effect[] =
    worst?.impact === 'data' ? [{ impact: 'data', because: 'the new one begins empty' }] : [];
  return [
    ...data,
    {
      impact: 'renamed',
      because: 'it is made anew under its new name, and the old one goes on beside it',
      command: gonePart(before).find(({ command }) => command !== undefined)?.command,
    },
  ];
}

function removeVolume({ name, object }: Subject): string {
  const { name: own } = object;
  return `docker volume rm ${typeof own === 'string' ? own : `<project>_${name}`}`;
}
