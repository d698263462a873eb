import { isObject } from '../../lib/model/json';
import { propertyIn } from '../../lib/validation/property';
import { lowerAll } from '../compose/make';
import { objectsByKind } from '../kubernetes/make';
import { everyField } from '../passes/every-field';

const [full] = everyField().filter((part) => part.kind === 'deployment');
if (full === undefined) throw new Error('there is a workload that gives every field');

/** What stands there by no word of the user's. */
const ours = {
  kubernetes: ['restartPolicy'],
  compose: ['network_mode', 'networks', 'cap_drop', 'security_opt'],
};

test('every key of a container that Kubernetes gets leads to a property', () => {
  const { Deployment: deployment = {} } = objectsByKind(full);
  const spec = JSON.parse(JSON.stringify(deployment)).spec.template.spec;
  for (const list of ['containers', 'initContainers']) {
    const lost = spec[list].flatMap((container: object, index: number) =>
      Object.keys(container).filter(
        (key) =>
          !ours.kubernetes.includes(key) &&
          propertyIn.kubernetes(
            `/spec/template/spec/${list}/${index}/${key}`,
            { ...deployment },
            '',
            full,
          ) === undefined,
      ),
    );
    expect([list, lost]).toEqual([list, []]);
  }
});

test('every key of a service that Compose gets leads to a property', () => {
  const lost = Object.entries(lowerAll(full)).flatMap(([name, service]) =>
    Object.keys(isObject(service) ? service : {}).filter(
      (key) =>
        !ours.compose.includes(key) && propertyIn.compose(`/${key}`, service, name, full) === undefined,
    ),
  );
  expect(lost).toEqual([]);
});
