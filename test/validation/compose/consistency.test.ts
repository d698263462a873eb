import { composeInvalid } from '../../../lib/validation/rules/compose-invalid';
import { check, placesOf } from '../rules/check';

const rest = { networks: { front: {} } };
const places = (service: object) =>
  placesOf(check(composeInvalid, { rest, services: { web: { image: 'a/b:1', ...service } } }));
const limits = (given: object) => ({ deploy: { resources: { limits: given } } });

describe('fields of a service that agree', () => {
  test.each([
    { network_mode: 'host' },
    { networks: ['front'] },
    { networks: {}, network_mode: 'host' },
    { scale: 2, deploy: { replicas: 2 } },
    { scale: 2, deploy: {} },
    { cpus: 0.5, ...limits({ cpus: '0.50' }) },
    { cpus: 0.5, deploy: { replicas: 1 } },
    { mem_limit: '256m', ...limits({ memory: '262144k' }) },
    { mem_limit: '${LIMIT}', ...limits({ memory: '256m' }) },
    { container_name: 'web-1', deploy: { replicas: 1 } },
    { healthcheck: { test: ['CMD', 'true'], start_interval: '1s', start_period: '5s' } },
    { healthcheck: { test: 'true' } },
    { build: { context: '.', platforms: ['linux/amd64'] }, platform: 'linux/amd64' },
    { develop: { watch: [{ path: '.', action: 'rebuild' }] } },
    { ports: [{ target: 80, host_ip: '::1' }, { target: 80, host_ip: '${IP}' }, '127.0.0.1:80:80'] },
  ])('are taken: %j', (service) => {
    expect(places(service)).toEqual([]);
  });
});

describe('fields of a service that contradict each other', () => {
  test.each<[object, string]>([
    [{ network_mode: 'host', networks: { front: {} } }, 'network_mode'],
    [{ scale: 2, deploy: { replicas: 1 } }, 'scale'],
    [{ scale: 0, deploy: { replicas: 1 } }, 'scale'],
    [{ cpus: 0.5, ...limits({ cpus: '1' }) }, 'cpus'],
    [{ cpus: 0.5, ...limits({ memory: '256m' }) }, 'cpus'],
    [{ mem_limit: '512m', ...limits({ memory: '256m' }) }, 'mem_limit'],
    [
      { mem_reservation: 1000, deploy: { resources: { reservations: { memory: '1000k' } } } },
      'mem_reservation',
    ],
    [{ pids_limit: 9, ...limits({ pids: 8 }) }, 'pids_limit'],
    [{ container_name: 'web-1', deploy: { replicas: 2 } }, 'container_name'],
    [{ container_name: 'web-1', scale: 2 }, 'container_name'],
    [{ healthcheck: { test: ['curl', 'x'] } }, 'healthcheck/test'],
    [{ healthcheck: { test: ['CMD', 'x'], start_interval: '1s' } }, 'healthcheck/start_interval'],
    [{ build: { context: '.', dockerfile: 'a', dockerfile_inline: 'FROM b' } }, 'build/dockerfile_inline'],
    [{ build: { context: '.', platforms: ['linux/amd64'] }, platform: 'linux/arm64' }, 'platform'],
    [{ ports: [{ target: 80, host_ip: 'localhost' }] }, 'ports/0/host_ip'],
    [
      {
        deploy: {
          resources: { reservations: { devices: [{ capabilities: ['gpu'], count: 1, device_ids: ['0'] }] } },
        },
      },
      'deploy/resources/reservations/devices/0',
    ],
    [{ develop: { watch: [{ path: '.', action: 'sync' }] } }, 'develop/watch/0'],
  ])('are told: %j', (service, place) => {
    expect(places(service)).toEqual([`services.web/${place}`]);
  });

  test('are all told, though one patch made them', () => {
    expect(places({ scale: 2, container_name: 'web-1', deploy: { replicas: 1 } })).toHaveLength(2);
  });
});
