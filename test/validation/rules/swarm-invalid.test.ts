import { swarmInvalid } from '../../../lib/validation/rules/swarm-invalid';
import { check, placesOf } from './check';

const image = 'acme/web:1';
const places = (services: Record<string, object>, rest?: Record<string, unknown>) =>
  placesOf(check(swarmInvalid, { stack: { services, rest } }));
const deployed = (deploy: object, parts: object = {}) => places({ web: { image, deploy, ...parts } });

describe('swarm/invalid', () => {
  test('takes a service that is whole', () => {
    const web = {
      image,
      networks: { default: {}, front: {} },
      configs: [{ source: 'a', target: '/a' }],
      secrets: ['b'],
      volumes: [{ type: 'volume', source: 'c', target: '/c' }, { type: 'tmpfs', target: '/tmp' }, 'c:/d'],
      ports: [{ target: 80, published: 80, mode: 'ingress' }],
      deploy: {
        mode: 'replicated',
        endpoint_mode: 'vip',
        update_config: { failure_action: 'rollback', order: 'start-first' },
        placement: { constraints: ['node.role == manager', 'node.labels.disk!=hdd', 'engine.labels.a==b c'] },
      },
    };
    const rest = {
      networks: { front: null },
      configs: { a: { file: './a', name: 'shop-a-1' } },
      secrets: { b: { external: true, name: 'shop-b-${B_VERSION:-1}' } },
      volumes: { c: {} },
    };
    expect(places({ web }, rest)).toEqual([]);
  });

  test('takes no service without an image', () => {
    expect(places({ web: { command: ['x'] } })).toEqual(['services.web']);
  });

  test.each(['restart', 'security_opt', 'build', 'depends_on', 'container_name', 'network_mode', 'tmpfs'])(
    'takes no %s, which would be passed over',
    (key) => {
      expect(places({ web: { image, [key]: 'x' } })).toEqual([`services.web/${key}`]);
    },
  );

  test.each([
    [{ mode: 'sometimes' }, '/deploy/mode'],
    [{ endpoint_mode: 'dns' }, '/deploy/endpoint_mode'],
    [{ restart_policy: { condition: 'always' } }, '/deploy/restart_policy/condition'],
    [{ update_config: { failure_action: 'stop' } }, '/deploy/update_config/failure_action'],
    [{ rollback_config: { failure_action: 'rollback' } }, '/deploy/rollback_config/failure_action'],
    [{ update_config: { monitor: 'soon' } }, '/deploy/update_config/monitor'],
    [{ mode: 'global', replicas: 2 }, '/deploy/replicas'],
    [{ mode: 'replicated-job', update_config: {} }, '/deploy/update_config'],
    [{ mode: 'global-job', restart_policy: { condition: 'any' } }, '/deploy/restart_policy/condition'],
    [{ placement: { constraints: ['node.disk == ssd'] } }, '/deploy/placement/constraints/0'],
    [{ placement: { constraints: ['node.labels.a/b == c'] } }, '/deploy/placement/constraints/0'],
    [{ placement: { constraints: ['node.labels.a'] } }, '/deploy/placement/constraints/0'],
  ])('does not take %j', (deploy, pointer) => {
    expect(deployed(deploy)).toEqual([`services.web${pointer}`]);
  });

  test('publishes no port of the swarm without an address of the service', () => {
    const port = { target: 80, published: 80 };
    expect(deployed({ endpoint_mode: 'dnsrr' }, { ports: [port] })).toEqual([
      'services.web/deploy/endpoint_mode',
    ]);
    expect(deployed({ endpoint_mode: 'dnsrr' }, { ports: [{ ...port, mode: 'host' }] })).toEqual([]);
  });

  test('publishes a port once, of each protocol', () => {
    const one = { image, ports: [{ target: 80, published: 80 }] };
    const udp = { image, ports: [{ target: 80, published: 80, protocol: 'udp' }] };
    expect(places({ one, two: one, udp })).toEqual(['services.two/ports/0']);
  });

  test('refers to what the file has', () => {
    const web = {
      image,
      networks: ['front'],
      configs: ['a'],
      secrets: [{ source: 'b', target: '/b' }],
      volumes: ['data:/data'],
    };
    expect(places({ web })).toEqual([
      'services.web/networks/0',
      'services.web/configs/0',
      'services.web/secrets/0',
      'services.web/volumes/0',
    ]);
  });

  test('knows where the content of configs and secrets comes from, and how they may be called', () => {
    const configs = { a: {}, b: { file: './b', external: true }, c: { file: './c', name: 'c-' } };
    const secrets = { d: { driver: 'vault' }, e: { file: './e', name: 'e'.repeat(65) } };
    expect(places({}, { configs, secrets })).toEqual([
      'stack.yaml/configs/a',
      'stack.yaml/configs/b',
      'stack.yaml/configs/c/name',
      'stack.yaml/secrets/e/name',
    ]);
  });

  test('mounts at absolute paths', () => {
    const volumes = [
      { type: 'tmpfs', target: 'tmp' },
      { type: 'tmpfs', target: '//' },
    ];
    expect(places({ web: { image, volumes } })).toEqual(['services.web/volumes/0', 'services.web/volumes/1']);
  });
});
