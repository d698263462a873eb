import { kubernetesInvalid } from '../../../lib/validation/rules/kubernetes-invalid';
import { check, deployment, placesOf, pod } from '../rules/check';

const places = (container: object, parts?: object) =>
  placesOf(check(kubernetesInvalid, { objects: [{ object: deployment(pod(container, parts)) }] }));
const main = 'Deployment/web/spec/template/spec/containers/0';

const sleeping = (seconds: number) => ({ lifecycle: { preStop: { sleep: { seconds } } } });
const asking = (name: string) => ({ httpGet: { path: '/', port: 80, httpHeaders: [{ name, value: '1' }] } });

test('a hook may sleep for as long as the pod has to stop', () => {
  expect(places(sleeping(30))).toEqual([]);
  expect(places(sleeping(60), { terminationGracePeriodSeconds: 60 })).toEqual([]);
});

test('a hook may not sleep for longer', () => {
  expect(places(sleeping(31))).toEqual([`${main}/lifecycle/preStop/sleep/seconds`]);
  expect(places(sleeping(6), { terminationGracePeriodSeconds: 5 })).toHaveLength(1);
});

test('headers have names of letters, digits and hyphens', () => {
  expect(places({ readinessProbe: asking('X-Probe-1') })).toEqual([]);
});

test.each([
  [{ startupProbe: asking('X A') }, 'startupProbe'],
  [{ livenessProbe: asking('X:') }, 'livenessProbe'],
  [{ lifecycle: { postStart: asking('') } }, 'lifecycle/postStart'],
])('other names are refused: %j', (container, asker) => {
  expect(places(container)).toEqual([`${main}/${asker}/httpGet/httpHeaders/0/name`]);
});
