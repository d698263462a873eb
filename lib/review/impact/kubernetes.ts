import { stepsOf } from '../../diagnostics/json-pointer';
import type { JsonObject } from '../../model/json';
import { asText, listIn, objectIn, rowOf } from '../../model/read-json';
import { updates } from '../../validation';
import type { Effect } from '../change';
import { type Difference, pathOf, shapeOf } from '../compare/difference';
import type { Subject } from '../subject';
import { daemonSetRollout, deploymentRollout, statefulSetRollout } from './rollout';

const rollouts: Readonly<Record<string, (object: JsonObject) => Effect>> = {
  Deployment: deploymentRollout,
  StatefulSet: statefulSetRollout,
  DaemonSet: daemonSetRollout,
};

/** What applying it does to an object that is there and stays. */
export function changedObject(before: Subject, after: Subject, differences: readonly Difference[]): Effect[] {
  const { kind, object } = after;
  const refused = updates(before.object, object).find(({ reason }) => reason !== 'unknown-rule');
  const moved = dataMoved(before, after, differences);
  if (refused !== undefined) return [...moved, ...recreated(after, placeOf(refused.pointer), differences)];
  const effects = [...moved, ...rolled(after, differences)];
  const scale = scaled(kind, differences);
  if (scale !== undefined) effects.push(scale);
  return effects.length > 0 ? effects : [{ impact: 'in-place', because: whenSeen(kind, differences) }];
}

function placeOf(pointer: string): string {
  return pathOf(stepsOf(pointer).map((key) => (/^\d+$/.test(key) ? { key, index: Number(key) } : { key })));
}

function rolled({ kind, object }: Subject, differences: readonly Difference[]): Effect[] {
  const inTemplate = differences.some(({ steps }) => shapeOf(steps).startsWith('spec/template'));
  if (kind === 'Pod')
    return differences.some(({ steps }) => shapeOf(steps).endsWith('/image'))
      ? [{ impact: 'restarted', because: 'its container is started again with the new image' }]
      : [];
  const rollout = rowOf(rollouts, kind);
  return inTemplate && rollout !== undefined ? [rollout(object)] : [];
}

function scaled(kind: string, differences: readonly Difference[]): Effect | undefined {
  const found = differences.find(({ steps }) =>
    /^spec\/(?:replicas|minReplicas|maxReplicas|minReplicaCount|maxReplicaCount)$/.test(shapeOf(steps)),
  );
  if (found === undefined) return undefined;
  const { before, after } = found;
  if (rowOf(rollouts, kind) !== undefined && after === undefined)
    return {
      impact: 'scaled',
      because: `${asText(before)} → 1, which a server fills in, until something scales it`,
    };
  return { impact: 'scaled', because: `${asText(before ?? 1)} → ${asText(after ?? 1)}` };
}

function whenSeen(kind: string, differences: readonly Difference[]): string | undefined {
  if (kind === 'CronJob' && differences.some(({ steps }) => steps[1]?.key === 'jobTemplate'))
    return 'its next run takes it';
  const isContent = differences.some(({ steps }) => steps[0]?.key === 'data');
  if (isContent && (kind === 'ConfigMap' || kind === 'Secret'))
    return 'mounted files follow in a minute or so; variables only in pods that start afterwards';
  if (kind === 'PersistentVolumeClaim') return 'it grows, if its class allows that';
  return undefined;
}

function recreated(subject: Subject, field: string, differences: readonly Difference[]): Effect[] {
  const { kind } = subject;
  const effects: Effect[] = [];
  const holdsData =
    kind === 'PersistentVolumeClaim' ||
    (kind === 'StatefulSet' && differences.some(({ steps }) => steps[1]?.key === 'volumeClaimTemplates'));
  if (holdsData)
    effects.push({
      impact: 'data',
      because:
        kind === 'StatefulSet'
          ? 'claims that are there keep what they are; pods may get new, empty ones'
          : 'a claim that is made anew is empty',
    });
  effects.push({
    impact: 'recreated',
    because: `the server refuses to change ${field}`,
    command: `${deleteCommand(subject)}${kind === 'StatefulSet' ? ' --cascade=orphan' : ''}`,
  });
  return effects;
}

/** Pods that mount another claim do not see what is in the old one. */
function dataMoved(before: Subject, after: Subject, differences: readonly Difference[]): Effect[] {
  const policy = differences.some(
    ({ steps, after: value }) =>
      shapeOf(steps).startsWith('spec/persistentVolumeClaimRetentionPolicy') &&
      JSON.stringify(value ?? '').includes('Delete'),
  );
  const effects: Effect[] = policy
    ? [{ impact: 'data', because: 'claims are deleted with what they belong to' }]
    : [];
  const still = new Set(claimsOf(after.object));
  const gone = claimsOf(before.object).filter((claim) => !still.has(claim));
  if (gone.length > 0)
    effects.push({
      impact: 'data',
      because: `what is in the claim ${gone.join(', ')} is not mounted any more`,
    });
  return effects;
}

/** Of the pod that an object is, or makes, or whose jobs make it. */
function claimsOf({ spec }: JsonObject): string[] {
  const { volumes, template, jobTemplate } = objectIn(spec);
  const own = listIn(volumes).flatMap((volume) => {
    const { claimName } = objectIn(objectIn(volume).persistentVolumeClaim);
    return typeof claimName === 'string' ? [claimName] : [];
  });
  const inner = [template, jobTemplate].filter((each) => each !== undefined);
  return [...own, ...inner.flatMap((each) => claimsOf(objectIn(each)))];
}

/** What becomes of an object that the output does not have any more. */
export function goneObject(subject: Subject): Effect[] {
  const { kind, object } = subject;
  const left: Effect = {
    impact: 'orphaned',
    because: 'kubectl apply leaves it where it is',
    command: deleteCommand(subject),
  };
  if (kind === 'PersistentVolumeClaim')
    return [{ impact: 'data', because: 'whoever deletes or prunes it deletes what is in it' }, left];
  if (kind === 'Namespace')
    return [{ impact: 'data', because: 'whoever deletes or prunes it deletes everything in it' }, left];
  if (kind === 'StatefulSet' && listIn(objectIn(object.spec).volumeClaimTemplates).length > 0)
    return [{ impact: 'data', because: 'its claims stay when it is deleted, and nobody mounts them' }, left];
  return [left];
}

/** A new name is another object: the old one goes on beside it. */
export function renamedObject(before: Subject): Effect[] {
  const [worst] = goneObject(before);
  const data: Effect[] =
    worst?.impact === 'data' ? [{ impact: 'data', because: 'the new one begins empty' }] : [];
  return [
    ...data,
    {
      impact: 'renamed',
      because: 'it is made anew under its new name, and the old one goes on beside it',
      command: deleteCommand(before),
    },
  ];
}

function deleteCommand({ kind, name, namespace, group }: Subject): string {
  const resource =
    kind.toLowerCase() + (group === '' || !group.includes('.') || isBuiltIn(group) ? '' : `.${group}`);
  return `kubectl delete ${resource} ${name}${namespace === undefined ? '' : ` -n ${namespace}`}`;
}

function isBuiltIn(group: string): boolean {
  return group.endsWith('.k8s.io') && !group.startsWith('gateway.');
}
