import { propertyOf } from '../../lib/kubernetes/property';
import { everyField } from '../passes/every-field';
import { objectsByKind } from './make';

const [full] = everyField().filter((part) => part.kind === 'deployment');
if (full === undefined) throw new Error('there is a workload that gives every field');
const { Deployment: deployment = {} } = objectsByKind(full);
const object = JSON.parse(JSON.stringify(deployment));

/** What stands there by no word of the user's. */
const ours = ['restartPolicy', 'volumeMounts'];

test('every key of a container leads to a property', () => {
  const { spec } = object.spec.template;
  for (const list of ['containers', 'initContainers']) {
    const lost = spec[list].flatMap((container: object, index: number) =>
      Object.keys(container).filter((key) => {
        const pointer = `/spec/template/spec/${list}/${index}/${key}`;
        return !ours.includes(key) && propertyOf({ pointer, object, name: '' }, full) === undefined;
      }),
    );
    expect([list, lost]).toEqual([list, []]);
  }
});

test.each([
  ['/metadata/labels/team', ['labels', 'team']],
  ['/spec/template/metadata/annotations', ['annotations']],
  ['/spec/template/spec/volumes/0/name', ['volumes', '/scratch']],
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
