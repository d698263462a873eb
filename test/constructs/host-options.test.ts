import { type ContainerProps, StatefulApp, Worker, type WorkerProps } from 'lading';
import { at, image, read, shop } from './make';

function run(props: Partial<WorkerProps>) {
  const chart = shop();
  new Worker(chart, 'mailer', { image, ...props });
  const { objects, services, told } = read(chart);
  const pod = at(objects, 'Deployment/mailer', 'spec', 'template', 'spec');
  return { pod, told, services, service: at(services, 'mailer') };
}

const refused = ['shop/mailer: props/wrong-value'];
const init: ContainerProps = { image, privileged: true, args: ['prepare'] };

describe('names', () => {
  it('are known to every container that has a network of its own, and to no other', () => {
    const { services, pod, told } = run({
      hostname: 'post',
      hostAliases: { legacy: '10.0.0.5' },
      initContainers: [init],
      sidecars: [{ image }],
    });
    const said = { hostname: 'post', extra_hosts: { legacy: '10.0.0.5' } };
    expect(told).toEqual([]);
    expect(at(services, 'mailer')).toMatchObject(said);
    expect(at(services, 'mailer-init-1')).toMatchObject(said);
    // Docker refuses a container that shares a network and has names as well.
    expect(at(services, 'mailer-sidecar-1')).not.toHaveProperty('hostname');
    expect(at(services, 'mailer-sidecar-1')).not.toHaveProperty('extra_hosts');
    expect(pod).toMatchObject({ hostname: 'post', hostAliases: [{ ip: '10.0.0.5', hostnames: ['legacy'] }] });
  });

  it("are each replica's own in a StatefulApp, whatever is said", () => {
    const chart = shop();
    new StatefulApp(chart, 'db', { image, port: 5432, hostname: 'base' });
    const { objects, services, diagnostics } = read(chart);
    expect(at(services, 'db', 'hostname')).toBe('db-0');
    expect(at(objects, 'StatefulSet/db', 'spec', 'template', 'spec')).not.toHaveProperty('hostname');
    const told = diagnostics.filter(({ message }) => message.includes('own name'));
    expect(told.flatMap(({ affected }) => affected.map(({ target }) => target))).toEqual([
      'kubernetes',
      'compose',
    ]);
  });

  it('of one address stand together on Kubernetes', () => {
    expect(run({ hostAliases: { a: '10.0.0.5', b: '::1', c: '10.0.0.5' } }).pod).toMatchObject({
      hostAliases: [
        { ip: '10.0.0.5', hostnames: ['a', 'c'] },
        { ip: '::1', hostnames: ['b'] },
      ],
    });
  });

  it('of the machine that Docker runs on are left out on Kubernetes, which is told', () => {
    const { pod, service, told } = run({ hostAliases: { here: 'host-gateway' } });
    expect(told).toEqual(['shop/mailer: parity/not-expressible']);
    expect(pod).not.toHaveProperty('hostAliases');
    expect(service).toMatchObject({ extra_hosts: { here: 'host-gateway' } });
  });

  it.each<Partial<WorkerProps>>([
    { hostname: 'a.b' },
    { hostname: '-a' },
    { hostAliases: { A: '10.0.0.5' } },
    { hostAliases: { a_b: '10.0.0.5' } },
    { hostAliases: { a: 'b.acme.dev' } },
  ])('that no engine takes are refused: %j', (props) => {
    expect(run(props).told).toEqual(refused);
  });
});

describe('name servers', () => {
  it('stand beside those of the engine', () => {
    const { pod, service } = run({
      dns: { nameservers: ['10.0.0.53'], searches: ['acme.internal'], options: { ndots: 2, 'use-vc': true } },
    });
    expect(pod).toMatchObject({
      dnsConfig: {
        nameservers: ['10.0.0.53'],
        searches: ['acme.internal'],
        options: [{ name: 'ndots', value: '2' }, { name: 'use-vc' }],
      },
    });
    expect(pod).not.toHaveProperty('dnsPolicy');
    expect(service).toMatchObject({
      dns: ['10.0.0.53'],
      dns_search: ['acme.internal'],
      dns_opt: ['ndots:2', 'use-vc'],
    });
  });

  it.each<WorkerProps['dns']>([
    { nameservers: ['dns.acme.dev'] },
    { nameservers: ['1.1.1.1', '1.1.1.2', '1.1.1.3', '1.1.1.4'] },
    { searches: ['A.dev'] },
    { options: { 'a b': 1 } },
    { options: { ndots: 'a b' } },
  ])('that no resolver takes are refused: %j', (dns) => {
    expect(run({ dns }).told).toEqual(refused);
  });
});

describe('shared memory', () => {
  it('is a size on Compose, and a volume of each container on Kubernetes', () => {
    const { pod, services, told } = run({ shmSize: '1Gi', sidecars: [{ image, shmSize: '128Mi' }] });
    expect(told).toEqual([]);
    expect(at(services, 'mailer', 'shm_size')).toBe('1g');
    expect(at(services, 'mailer-sidecar-1', 'shm_size')).toBe('128m');
    const volume = (name: string, sizeLimit: string) => ({ name, emptyDir: { medium: 'Memory', sizeLimit } });
    const volumes = [volume('shm-mailer', '1Gi'), volume('shm-sidecar-1', '128Mi')];
    expect(at(pod, 'volumes')).toEqual(expect.arrayContaining(volumes));
    const mount = (name: string) => [expect.objectContaining({ name, mountPath: '/dev/shm' })];
    expect(at(pod, 'containers', 0, 'volumeMounts')).toEqual(expect.arrayContaining(mount('shm-mailer')));
    expect(at(pod, 'initContainers', 0, 'volumeMounts')).toEqual(
      expect.arrayContaining(mount('shm-sidecar-1')),
    );
  });

  it('is some', () => {
    expect(run({ shmSize: 0 }).told).toEqual(refused);
  });
});

describe('limits of processes', () => {
  it('are one number or two', () => {
    expect(run({ ulimits: { nofile: 65_536, memlock: { soft: 1, hard: -1 } } }).service).toMatchObject({
      ulimits: { nofile: { soft: 65_536, hard: 65_536 }, memlock: { soft: 1, hard: -1 } },
    });
  });

  it.each([{ soft: 2, hard: 1 }, { soft: -1, hard: 1 }, -2])(
    'that Linux does not take are refused: %j',
    (nofile) => {
      expect(run({ ulimits: { nofile } }).told).toEqual(refused);
    },
  );
});

test('GPUs are whole devices on both', () => {
  const { pod, service } = run({ gpus: 2, resources: 'unlimited' });
  expect(at(pod, 'containers', 0, 'resources', 'limits')).toEqual({ 'nvidia.com/gpu': '2' });
  expect(at(service, 'deploy', 'resources', 'reservations')).toMatchObject({
    memory: '256m',
    devices: [{ driver: 'nvidia', count: 2, capabilities: ['gpu'] }],
  });
  expect(run({ gpus: 0 }).told).toEqual(refused);
});

describe('what containers print', () => {
  it('is rotated where a size is said', () => {
    const { service, services } = run({ logging: { maxSize: '10Mi', maxFiles: 3 }, sidecars: [{ image }] });
    const logging = { driver: 'local', options: { 'max-size': '10485760', 'max-file': '3' } };
    expect([service, at(services, 'mailer-sidecar-1')]).toMatchObject([{ logging }, { logging }]);
  });

  it('is not compressed where there is one file alone, which the driver refuses', () => {
    const driver = (logging: WorkerProps['logging']) => at(run({ logging }).service, 'logging', 'options');
    expect(driver({ maxFiles: 1 })).toEqual({ 'max-file': '1', compress: 'false' });
    expect(driver({ driver: 'json-file', maxFiles: 1 })).toEqual({ 'max-file': '1' });
  });

  it('has a size where the driver keeps files', () => {
    const logging = { driver: 'journald', maxSize: '10Mi', maxFiles: 2 } as const;
    expect(run({ logging }).told).toEqual([...refused, ...refused]);
  });

  it('goes where the driver brings it, which takes its options word for word', () => {
    const { service } = run({ logging: { driver: 'syslog', options: { tag: '$X' } } });
    expect(service).toMatchObject({ logging: { driver: 'syslog', options: { tag: '$$X' } } });
  });
});

test.each<Partial<WorkerProps>>([
  { hostname: 'a' },
  { hostAliases: { a: '::1' } },
  { dns: {} },
  { logging: {} },
  { initContainers: [{ ...init, gpus: 1 }] },
  { initContainers: [{ ...init, shmSize: '1Mi' }] },
  { initContainers: [{ ...init, ulimits: { nofile: 1 } }] },
])('an init container is a hook of its service only where that says it all: %j', (props) => {
  expect(run({ initContainers: [init] }).services).not.toHaveProperty('mailer-init-1');
  expect(run({ initContainers: [init], ...props }).services).toHaveProperty('mailer-init-1');
});
