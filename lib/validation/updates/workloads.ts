import { isObject, type JsonObject } from '../../model/json';
import { listIn, objectIn } from '../../model/read-json';
import { filled } from './filled-pod';
import { called, cannotChange, fixed, unsaid } from './fixed';
import { differenceIn, same } from './same';
import type { UpdateCheck } from './update';

export const selectorUpdate = fixed({ fields: { selector: unsaid } });

/**
 * What a server has filled in stays where nobody takes it away: a Deployment that rolled by default cannot just begin to
 * stop all replicas first.
 */
export const deploymentUpdate: UpdateCheck = (before, after, refuse) => {
  selectorUpdate(before, after, refuse);
  const [old, next] = [strategyOf(before), strategyOf(after)];
  if (old.type === 'RollingUpdate' && next.type === 'Recreate' && !isObject(old.rollingUpdate))
    refuse('left-over', ['spec', 'strategy'], staysThere(after, 'strategy'));
};

function strategyOf({ spec }: JsonObject): JsonObject {
  return filled(objectIn(objectIn(spec).strategy), { type: 'RollingUpdate' });
}

function staysThere(object: JsonObject, key: string): string {
  return `The server has filled in \`spec.${key}.rollingUpdate\` of ${called(object)}, which stays, and does not go with the new type.`;
}

const statefulFields = fixed({
  fields: { selector: unsaid, serviceName: unsaid, podManagementPolicy: 'OrderedReady' },
});

/** A StatefulSet keeps who its pods are and what claims they have. */
export const statefulSetUpdate: UpdateCheck = (before, after, refuse) => {
  statefulFields(before, after, refuse);
  const old = objectIn(objectIn(before.spec).updateStrategy);
  const next = objectIn(objectIn(after.spec).updateStrategy);
  // Who says the type has all there is of it.
  if (!old.type && next.type === 'OnDelete' && !isObject(old.rollingUpdate))
    refuse('left-over', ['spec', 'updateStrategy'], staysThere(after, 'updateStrategy'));
  const [was, is] = [claimTemplates(before), claimTemplates(after)];
  if (same(was, is)) return;
  refuse(
    'immutable',
    ['spec', 'volumeClaimTemplates', ...differenceIn(was, is)],
    cannotChange('spec.volumeClaimTemplates', after),
  );
};

function claimTemplates({ spec }: JsonObject): unknown {
  return listIn(objectIn(spec).volumeClaimTemplates).map((template) => {
    const { metadata, spec: claim } = objectIn(template);
    return { metadata, spec: filled(objectIn(claim), { volumeMode: 'Filesystem' }) };
  });
}
