import { resourcesRequestAboveLimit } from '../../../lib/validation/rules/resources-request-above-limit';
import { container, workload } from '../../model/parts';
import { loweredFrom, validate } from '../feed';
import { check, deployment, placesOf, pod } from './check';

function resources(resource: string, request: unknown, limit: unknown) {
  return {
    object: deployment(
      pod({ resources: { requests: { [resource]: request }, limits: { [resource]: limit } } }),
    ),
  };
}

describe('resources/request-above-limit on Kubernetes', () => {
  test.each([
    ['cpu', '250m', '250m'],
    ['cpu', '0.1', '100m'],
    ['cpu', 1, '1000m'],
    ['cpu', '1', '1.5'],
    ['memory', '1Gi', '1024Mi'],
    ['memory', '1e3', '1k'],
    ['memory', '1000Ki', '1024k'],
    ['memory', '128974848', '129M'],
    ['memory', '1Gi', undefined],
    ['memory', 'much', '1Gi'],
    ['cpu', '1m', '1u'],
  ])('takes a request of %s %s up to %s', (resource, request, limit) => {
    expect(check(resourcesRequestAboveLimit, { objects: [resources(resource, request, limit)] })).toEqual([]);
  });

  test.each([
    ['cpu', '251m', '250m'],
    ['cpu', 2, '1999m'],
    ['memory', '1Gi', '1G'],
    ['memory', '512Mi', '512m'],
    ['memory', '1025Ki', '1Mi'],
    ['ephemeral-storage', '2Gi', '1Gi'],
    ['acme.dev/gpu', '2', '1'],
  ])('does not take a request of %s %s up to %s', (resource, request, limit) => {
    const findings = check(resourcesRequestAboveLimit, { objects: [resources(resource, request, limit)] });
    expect(placesOf(findings)).toEqual([
      `Deployment/web/spec/template/spec/containers/0/resources/requests/${resource.replace('/', '~1')}`,
    ]);
  });
});

describe('resources/request-above-limit on Compose', () => {
  const service = (reserved: unknown, limit: unknown) => ({
    web: {
      image: 'a',
      deploy: { resources: { reservations: { memory: reserved }, limits: { memory: limit } } },
    },
  });

  test.each([
    ['512m', '512M'],
    ['1gb', '1024mb'],
    ['1k', '1024'],
    ['1g', undefined],
    ['1g', '0'],
    ['${MEMORY}', '1m'],
  ])('takes a reservation of %s up to %s', (reserved, limit) => {
    expect(check(resourcesRequestAboveLimit, { services: service(reserved, limit) })).toEqual([]);
  });

  test.each([
    ['513m', '512m'],
    ['1.5g', '1g'],
    [1025, '1k'],
  ])('does not take a reservation of %s up to %s', (reserved, limit) => {
    expect(placesOf(check(resourcesRequestAboveLimit, { services: service(reserved, limit) }))).toEqual([
      'services.web/deploy/resources/reservations/memory',
    ]);
  });

  test('tells what shows on both targets once, at the property', () => {
    const web = workload('web', { containers: [container()] });
    const source = loweredFrom(web);
    const findings = validate(
      { workloads: [web] },
      (pieces) => {
        pieces.object(resources('memory', '2Gi', '1Gi').object, source);
        pieces.service('web', service('2g', '1g').web, source);
      },
      [resourcesRequestAboveLimit],
    );
    const own = findings.filter(({ code }) => code === 'resources/request-above-limit');
    expect(own.map(({ property, affected }) => [property, affected?.length])).toEqual([
      [['resources', 'memory'], 2],
    ]);
  });
});
