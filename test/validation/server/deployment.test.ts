import { kubernetesInvalid } from '../../../lib/validation/rules/kubernetes-invalid';
import { check, deployment, placesOf, pod } from '../rules/check';

function places(spec: object): string[] {
  const object = deployment(pod({}));
  const template = { ...object, spec: { ...Reflect.get(object, 'spec'), ...spec } };
  return placesOf(check(kubernetesInvalid, { objects: [{ object: template }] }));
}

const rolling = (rollingUpdate: object) => ({ strategy: { type: 'RollingUpdate', rollingUpdate } });
const rollingUpdate = 'Deployment/web/spec/strategy/rollingUpdate';

describe('the rollout of a Deployment', () => {
  test.each([
    {},
    rolling({ maxSurge: 0 }),
    rolling({ maxSurge: '0%', maxUnavailable: '1%' }),
    rolling({ maxSurge: '900%', maxUnavailable: '100%' }),
    { strategy: { type: 'Recreate' } },
    { strategy: { type: 'Recreate', rollingUpdate: null } },
    { minReadySeconds: 599 },
    { minReadySeconds: 600, progressDeadlineSeconds: 601 },
  ])('may be %j', (spec) => {
    expect(places(spec)).toEqual([]);
  });

  test.each([
    [rolling({ maxSurge: 0, maxUnavailable: 0 }), `${rollingUpdate}/maxUnavailable`],
    [rolling({ maxSurge: '0%', maxUnavailable: 0 }), `${rollingUpdate}/maxUnavailable`],
    [rolling({ maxUnavailable: '101%' }), `${rollingUpdate}/maxUnavailable`],
    [rolling({ maxSurge: '25' }), `${rollingUpdate}/maxSurge`],
    [rolling({ maxSurge: -1 }), `${rollingUpdate}/maxSurge`],
    [{ strategy: { type: 'Recreate', rollingUpdate: { maxSurge: 1 } } }, rollingUpdate],
    [{ minReadySeconds: 600 }, 'Deployment/web/spec/minReadySeconds'],
    [{ minReadySeconds: 9, progressDeadlineSeconds: 9 }, 'Deployment/web/spec/minReadySeconds'],
  ])('may not be %j', (spec, place) => {
    expect(places(spec)).toEqual([place]);
  });
});
