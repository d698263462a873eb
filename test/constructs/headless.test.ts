import { Deployment, Service, type ServiceProps, Worker } from 'lading';
import { parse } from 'yaml';
import { at, image, read, shop } from './make';

function served(props: Partial<ServiceProps>, targets?: ServiceProps['targets']) {
  const chart = shop(targets && { targets });
  const ports = [{ name: 'http', port: 8080 }];
  const selects = new Deployment(chart, 'web', { replicas: 3, containers: [{ image, ports }] });
  const service = new Service(chart, 'front', { selects, ports: [{ port: 8080 }], ...props });
  new Worker(chart, 'caller', { image, env: { HOST: service.host, PORT: service.port } });
  return read(chart);
}

describe('a headless Service', () => {
  it('leads to the pods themselves, and to those that are not ready where somebody says so', () => {
    const { objects, services, diagnostics } = served({ headless: true, publishNotReadyAddresses: true });
    expect(diagnostics).toEqual([]);
    expect(at(objects['Service/front'], 'spec')).toEqual({
      type: 'ClusterIP',
      clusterIP: 'None',
      publishNotReadyAddresses: true,
      selector: { 'app.kubernetes.io/name': 'web' },
      ports: [{ name: 'tcp-8080', port: 8080, targetPort: 8080 }],
    });
    expect(at(services.web, 'networks', 'default', 'aliases')).toEqual(['front']);
    expect(at(services.caller, 'environment')).toEqual({ HOST: 'front', PORT: '8080' });
  });

  it('has an address of its own where nobody says so, or says that it has', () => {
    for (const headless of [undefined, false])
      expect(at(served({ headless }).objects['Service/front'], 'spec')).not.toHaveProperty('clusterIP');
  });

  it.each<[Partial<ServiceProps>, string]>([
    [{ ports: [{ port: 80, to: 8080 }] }, '8080 and not 80'],
    [{ ports: [{ port: 80, to: 'http' }] }, '8080 and not 80'],
    [{ type: 'NodePort' }, 'NodePort'],
  ])('cannot be %p', (props, said) => {
    const errors = served({ headless: true, ...props }).diagnostics.filter(
      ({ severity }) => severity === 'error',
    );
    expect(errors).toMatchObject([{ code: 'props/wrong-value', message: expect.stringContaining(said) }]);
  });

  it('takes the port of a container by its name, where the two agree', () => {
    expect(served({ headless: true, ports: [{ port: 8080, to: 'http' }] }).told).toEqual([]);
  });

  it('leads to the tasks themselves on Swarm, to those alone that are ready, which is told', () => {
    const { files, diagnostics } = served({ headless: true, publishNotReadyAddresses: true }, ['swarm']);
    const stack = parse(files.get('swarm/stack.yaml') ?? '');
    expect(stack.services.web.deploy).toMatchObject({ mode: 'replicated', endpoint_mode: 'dnsrr' });
    expect(diagnostics.map(({ code, path }) => `${path}: ${code}`)).toContain(
      'shop/front: parity/not-expressible',
    );
  });

  it('is an address that shares connections out on Swarm where another Service needs one, which is told', () => {
    const chart = shop({ targets: ['swarm'] });
    const selects = new Deployment(chart, 'web', {
      containers: [{ image, ports: [{ name: 'http', port: 8080 }] }],
    });
    const ports = [{ port: 8080 }];
    new Service(chart, 'all', { selects, ports, headless: true });
    new Service(chart, 'one', { selects, ports });
    const { files, diagnostics } = read(chart);
    expect(parse(files.get('swarm/stack.yaml') ?? '').services.web.deploy).not.toHaveProperty(
      'endpoint_mode',
    );
    expect(diagnostics.map(({ code, path }) => `${path}: ${code}`)).toContain(
      'shop/all: parity/approximated',
    );
  });
});
