import { propertyOf } from '../../lib/kubernetes/property';
import { container } from '../model/parts';
import { everyField } from '../passes/every-field';
import { objectsByKind } from './make';

const [full] = everyField().filter((part) => part.kind === 'deployment');
if (full === undefined) throw new Error('there is a workload that gives every field');
const { Deployment: deployment = {} } = objectsByKind(full);
const object = JSON.parse(JSON.stringify(deployment));

const inStorage = { path: '/scratch', property: ['storage', '/scratch'], volume: 'scratch', readOnly: false };

/** What stands there by no word of the user's. */
const ours = ['restartPolicy'];

test('every key of a container leads to a property, but scratch space that nobody has asked for', () => {
  const { spec } = object.spec.template;
  const byDefault = { containers: [], initContainers: ['volumeMounts', 'volumeMounts'] };
  for (const list of ['containers', 'initContainers'] as const) {
    const lost = spec[list].flatMap((container: object, index: number) =>
      Object.keys(container).filter((key) => {
        const pointer = `/spec/template/spec/${list}/${index}/${key}`;
        return !ours.includes(key) && propertyOf({ pointer, object, name: '' }, full) === undefined;
      }),
    );
    expect([list, lost]).toEqual([list, byDefault[list]]);
  }
});

test('a mount leads to where it was asked for, and to nothing where a patch has added it', () => {
  const patched = structuredClone(object);
  const [main] = patched.spec.template.spec.containers;
  main.volumeMounts.push({ name: 'scratch', mountPath: '/more' });
  const at = (index: number) =>
    propertyOf(
      { pointer: `/spec/template/spec/containers/0/volumeMounts/${index}`, object: patched, name: '' },
      { ...full, containers: [container({ name: main.name, mounts: [inStorage] })] },
    );
  expect(at(0)).toEqual(['storage', '/scratch']);
  expect(at(main.volumeMounts.length - 1)).toBeUndefined();
});

test.each([
  ['/metadata/labels/team', ['labels', 'team']],
  ['/spec/template/metadata/annotations', ['annotations']],
  ['/spec/template/spec/volumes', ['volumes']],
  ['/spec/template/spec/volumes/0/name', ['volumes', '/scratch']],
  ['/spec/template/spec/containers/0/volumeMounts', ['volumes']],
  ['/spec/template/spec/containers/0/volumeMounts/0/name', ['volumes', '/scratch']],
  ['/spec/template/spec/containers/0/resources/limits/ephemeral-storage', ['resources', 'ephemeralStorage']],
  ['/spec/strategy/rollingUpdate', ['rollout']],
  ['/spec/template/spec/containers/0/securityContext', ['user']],
  ['/spec/template/spec/containers/0/securityContext/runAsGroup', ['user']],
  ['/spec/template/spec/containers/0/securityContext/privileged', ['privileged']],
  ['/spec/template/spec/containers/0/securityContext/allowPrivilegeEscalation', ['allowPrivilegeEscalation']],
  ['/spec/template/spec/containers/0/securityContext/readOnlyRootFilesystem', ['writableRoot']],
  ['/spec/template/spec/containers/0/securityContext/capabilities/add/0', ['addCapabilities']],
])('%s was lowered from a property', (pointer, property) => {
  expect(propertyOf({ pointer, object, name: '' }, full)).toEqual(property);
});

test.each([
  ['/spec/rules/1/host', 'host'],
  ['/spec/rules/0/http/paths/1/path', 'path'],
  ['/spec/rules/0/http/paths/0/pathType', 'pathType'],
  ['/spec/ingressClassName', 'className'],
])(
  '%s of an Ingress was lowered from a part of what exposes a workload, or of the Ingress itself',
  (pointer, part) => {
    const place = { pointer, object: { kind: 'Ingress' }, name: '' };
    expect(propertyOf(place, full)).toEqual(['expose', part]);
    expect(propertyOf(place, undefined)).toEqual([part]);
  },
);
