import { kinds } from '../../lib/kubernetes/kinds';
import { objectsOf } from '../../lib/kubernetes/objects';
import type { ModelPart } from '../../lib/model/app';
import { workload } from '../model/parts';
import { everyField } from '../passes/every-field';
import { makePrepared } from '../passes/prepared';
import { noOthers } from './make';

const parts = everyField().map((part): [string, ModelPart] => [`${part.kind} ${part.name}`, part]);

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
    expect(objects.filter(({ main }) => main)).toMatchObject([{ ...kinds[part.kind], name: part.name }]);
  });

  test('has ids that differ, and patches by name for all of which there is one', () => {
    expect(new Set(objects.map(({ id }) => id)).size).toBe(objects.length);
    const patched = objects.filter(({ kind }) => kind !== 'ConfigMap' && kind !== 'PersistentVolumeClaim');
    expect(patched.map(({ patch }) => patch)).toEqual(
      patched.map(({ kind }) => kind.charAt(0).toLowerCase() + kind.slice(1)),
    );
  });
});

test('a part that is not on Kubernetes becomes nothing there', () => {
  expect(objectsOf(workload('db', { targets: ['compose'] }))).toEqual([]);
});
