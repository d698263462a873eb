import { App, Chart, External, Job, type NetworkProps, Service, StatefulApp, WebApp, Worker } from 'lading';
import { at, image, read } from '../constructs/make';

const policy = (chart: Chart, name: string, direction: 'ingress' | 'egress') =>
  at(read(chart).objects[`NetworkPolicy/${name}`], 'spec', direction);

const isolated = (network: NetworkProps | 'isolated' = 'isolated') =>
  new Chart(new App(), 'shop', { network });

describe('a NetworkPolicy', () => {
  it('lets everybody in at what is published on Kubernetes, and nowhere else', () => {
    const chart = isolated();
    const web = new WebApp(chart, 'web', { image, ports: [8080, 9090] });
    const ports = [{ name: 'more', port: 9090 }];
    new Service(chart, 'local', { selects: web, ports, type: 'LoadBalancer', targets: ['compose'] });
    expect(policy(chart, 'web', 'ingress')).toEqual([]);
    new Service(chart, 'everywhere', { selects: web, ports, type: 'LoadBalancer' });
    expect(policy(chart, 'web', 'ingress')).toEqual([{ ports: [{ port: 9090, protocol: 'TCP' }] }]);
  });

  it('lets the ingress controller in where the host name is led on Kubernetes', () => {
    const network = { ingressController: { cidr: '10.0.0.0/16' } };
    const chart = isolated(network);
    new WebApp(chart, 'web', { image, port: 8080, expose: 'shop.acme.dev' });
    new WebApp(chart, 'dev', { image, port: 8080, compose: { expose: 'dev.acme.dev' } });
    expect(policy(chart, 'web', 'ingress')).toEqual([
      { from: [{ ipBlock: { cidr: '10.0.0.0/16' } }], ports: [{ port: 8080, protocol: 'TCP' }] },
    ]);
    expect(policy(chart, 'dev', 'ingress')).toEqual([]);
  });

  it('lets monitoring in at ports called metrics alone', () => {
    const chart = isolated({ monitoring: { namespace: 'monitoring', labels: { app: 'prometheus' } } });
    new WebApp(chart, 'web', { image, ports: [8080, { name: 'metrics', port: 9090 }] });
    expect(policy(chart, 'web', 'ingress')).toEqual([
      {
        from: [
          {
            namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'monitoring' } },
            podSelector: { matchLabels: { app: 'prometheus' } },
          },
        ],
        ports: [{ port: 9090, protocol: 'TCP' }],
      },
    ]);
  });

  it('asks for names where it is said, and nowhere where nobody is', () => {
    const asking = (dns: NetworkProps['dns']) => {
      const chart = isolated({ dns });
      new Worker(chart, 'w', { image });
      return policy(chart, 'w', 'egress');
    };
    expect(asking([])).toEqual([]);
    expect(asking({ cidr: '169.254.20.10/32' })).toEqual([
      {
        to: [{ ipBlock: { cidr: '169.254.20.10/32' } }],
        ports: [
          { port: 53, protocol: 'UDP' },
          { port: 53, protocol: 'TCP' },
        ],
      },
    ]);
  });

  it.each([
    [{ host: '192.0.2.7', port: 5432 }, ['192.0.2.7/32'], [{ port: 5432, protocol: 'TCP' }], []],
    [{ host: '2001:db8::7', port: 5432 }, ['2001:db8::7/128'], [{ port: 5432, protocol: 'TCP' }], []],
    [{ host: 'db.acme.dev', addresses: ['192.0.2.0/28'] }, ['192.0.2.0/28'], undefined, []],
    [{ host: 'db.acme.dev' }, ['0.0.0.0/0', '::/0'], undefined, ['shop/db: network/any-address']],
  ])('lets it out to what it calls: %j', (props, cidrs, ports, warnings) => {
    const chart = isolated({ dns: [] });
    const db = new External(chart, 'db', props);
    new Worker(chart, 'w', { image, calls: [db] });
    expect(policy(chart, 'w', 'egress')).toEqual([
      { to: cidrs.map((cidr) => ({ ipBlock: { cidr } })), ...(ports && { ports }) },
    ]);
    expect(read(chart).told).toEqual(warnings);
  });

  it('lets the replicas of a StatefulApp find each other, and a single one nobody', () => {
    const chart = isolated({ dns: [] });
    const storage = { '/data': '1Gi' } as const;
    const ports = [5432, { name: 'peers', port: 7000 }];
    new StatefulApp(chart, 'db', { image, ports, storage, scale: 3 });
    new StatefulApp(chart, 'lone', { image, ports, storage });
    const peers = [{ podSelector: { matchLabels: { 'app.kubernetes.io/name': 'db' } } }];
    const doors = [5432, 7000].map((port) => ({ port, protocol: 'TCP' }));
    expect(policy(chart, 'db', 'ingress')).toEqual([{ from: peers, ports: doors }]);
    expect(policy(chart, 'db', 'egress')).toEqual([{ to: peers, ports: doors }]);
    expect(policy(chart, 'lone', 'ingress')).toEqual([]);
    const { services } = read(chart);
    expect(at(services, 'db-2', 'networks', 'db.db', 'aliases')).toEqual(['db']);
    expect(at(services, 'lone', 'network_mode')).toBe('none');
  });

  it('lets whoever waits for a Job ask the API server', () => {
    const chart = isolated({ dns: [], apiServer: { cidr: '192.0.2.1/32' } });
    const migrate = new Job(chart, 'migrate', { image });
    new Worker(chart, 'w', { image, startAfter: [migrate] });
    expect(policy(chart, 'w', 'egress')).toEqual([{ to: [{ ipBlock: { cidr: '192.0.2.1/32' } }] }]);
  });
});
