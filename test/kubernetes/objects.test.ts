import { kinds } from '../../lib/kubernetes/kinds';
import { objectsOf } from '../../lib/kubernetes/objects';
import type { ModelPart } from '../../lib/model/app';
import { workload } from '../model/parts';
import { everyField } from '../passes/every-field';
import { makePrepared } from '../passes/prepared';
import { noOthers } from './make';

const parts = everyField().map((part): [string, ModelPart] => [`${part.kind} ${part.name}`, part]);

/** Patches that are not called after a kind: what has two of one, or one of several. */
const otherNames: Readonly<Record<string, readonly string[]>> = {
  HeadlessService: ['podsService'],
  HTTPRoute: ['gatewayRoute'],
};

describe.each(parts)('%s', (_name, part) => {
  const objects = objectsOf(part);

  test.each(objects.map((object) => [object.id, object] as const))(
    '%s is what it was planned as',
    (_id, { apiVersion, kind, name, lower }) => {
      const lowered = lower(makePrepared(), noOthers);
      expect(lowered).toMatchObject({
        apiVersion,
        kind,
        metadata: { name: expect.stringMatching(new RegExp(`^${name}(-[0-9a-f]{8})?$`)) },
      });
    },
  );

  test('has one object that stands for it, of its kind and name', () => {
    const isGatewayRoute = part.kind === 'route' && part.gateway !== undefined;
    const { apiVersion, kind } = isGatewayRoute
      ? { apiVersion: 'gateway.networking.k8s.io/v1', kind: 'HTTPRoute' }
      : kinds[part.kind];
    expect(objects.filter(({ main }) => main)).toMatchObject([{ apiVersion, kind, name: part.name }]);
  });

  test('has ids that differ, and patches by name for all of which there is one', () => {
    expect(new Set(objects.map(({ id }) => id)).size).toBe(objects.length);
    const patched = objects.filter(({ kind }) => kind !== 'ConfigMap' && kind !== 'PersistentVolumeClaim');
    for (const { id, kind, patch } of patched) {
      if (patch === undefined) continue;
      const own = kind.charAt(0).toLowerCase() + kind.slice(1);
      expect([own, ...(otherNames[id] ?? [])]).toContain(patch);
    }
  });
});

test('a part that is not on Kubernetes becomes nothing there', () => {
  expect(objectsOf(workload('db', { targets: ['compose'] }))).toEqual([]);
});
