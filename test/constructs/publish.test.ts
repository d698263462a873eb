import { ApiObject } from 'cdk8s';
import { type Published, WebApp, type WebAppProps, Worker } from 'lading';
import { at, image, read, shop } from './make';

const http = { name: 'http', port: 8080 };
const admin = { name: 'admin', port: 9000 };
const dns = { name: 'dns', port: 53, protocol: 'udp' } as const;
const dnsTcp = { name: 'dns-tcp', port: 53 };

/** What becomes of a WebApp with two ports that publishes this. */
function publish(published: Published, more: Partial<WebAppProps> = {}) {
  const chart = shop();
  new WebApp(chart, 'web', { image, ports: [http, admin], publish: published, ...more });
  const { objects, services, told } = read(chart);
  return {
    inside: at(objects['Service/web'], 'spec'),
    outside: at(objects['Service/web-public'], 'spec'),
    ports: at(objects['Service/web-public'], 'spec', 'ports'),
    host: at(services.web, 'ports'),
    exposed: at(services.web, 'expose'),
    objects,
    told,
  };
}

describe('publish', () => {
  it('opens one port by a Service of its own, and leaves the one inside as it was', () => {
    const { inside, outside, host, exposed } = publish(80);
    expect(inside).toEqual(publish(80, { publish: undefined }).inside);
    expect(outside).toEqual({
      type: 'LoadBalancer',
      selector: { 'app.kubernetes.io/name': 'web' },
      ports: [{ name: 'http', port: 80, targetPort: 'http' }],
    });
    expect(host).toEqual([{ target: 8080, published: '80', protocol: 'tcp' }]);
    expect(exposed).toEqual(['9000']);
  });

  it.each<[Published, unknown[]]>([
    [9000, [{ name: 'admin', port: 9000, targetPort: 'admin' }]],
    [{ port: 80, to: 'admin' }, [{ name: 'admin', port: 80, targetPort: 'admin' }]],
    [{ port: 80, to: 9000 }, [{ name: 'admin', port: 80, targetPort: 'admin' }]],
    [
      [8080, { port: 81, to: 'http' }],
      [
        { name: 'http', port: 8080, targetPort: 'http' },
        { name: 'http-81', port: 81, targetPort: 'http' },
      ],
    ],
    [{ ports: [9000], type: 'NodePort' }, [{ name: 'admin', port: 9000, targetPort: 'admin' }]],
    [{ port: 80, nodePort: 30080 }, [{ name: 'http', port: 80, targetPort: 'http', nodePort: 30080 }]],
  ])('takes %j', (published, ports) => {
    expect(publish(published)).toMatchObject({ ports, told: [] });
  });

  it('tells two ports of one number apart by their protocol', () => {
    const both = { ports: [dns, dnsTcp] };
    const { ports, host } = publish(
      [
        { port: 53, protocol: 'udp' },
        { port: 53, to: 'dns-tcp' },
      ],
      both,
    );
    expect(ports).toEqual([
      { name: 'dns', port: 53, targetPort: 'dns', protocol: 'UDP' },
      { name: 'dns-tcp', port: 53, targetPort: 'dns-tcp' },
    ]);
    expect(host).toMatchObject([{ protocol: 'udp' }, { protocol: 'tcp' }]);
    expect(publish(53, both).told).toEqual(['shop/web: port/ambiguous']);
    expect(publish({ port: 80, to: 53 }, both).told).toEqual(['shop/web: port/ambiguous']);
  });

  it('reaches a sidecar, by number where a name would lead to another container', () => {
    const sidecars = [{ name: 'proxy', image, ports: [{ name: 'http', port: 8443 }] }];
    const { ports, host, told } = publish({ port: 443, to: 8443 }, { sidecars });
    expect(ports).toEqual([{ name: 'http', port: 443, targetPort: 8443 }]);
    expect(host).toEqual([{ target: 8443, published: '443', protocol: 'tcp' }]);
    expect(told).toEqual([]);
    expect(publish({ port: 443, to: 'http' }, { sidecars }).told).toEqual(['shop/web: port/ambiguous']);
  });

  it('wants to know which port is meant where a list does not say it', () => {
    expect(publish([8080, 443]).told).toEqual(['shop/web: props/missing']);
    expect(publish({ port: 80, to: 'admn' }).told).toEqual(['shop/web: port/not-found']);
    expect(publish([8080, 8080]).told).toContain('shop/web: port/duplicate');
  });

  it('is found on Compose at the published number, unless a port of the nodes was chosen', () => {
    const host = (published: Published) => at(publish(published).host, 0, 'published');
    expect(host({ port: 80, type: 'NodePort' })).toBe('80');
    expect(host({ port: 80, type: 'NodePort', nodePort: 30080 })).toBe('30080');
    expect(host({ port: 80, nodePort: 30080 })).toBe('80');
  });

  it('warns of a port of the nodes that no server gives out by default', () => {
    expect(publish({ port: 80, nodePort: 80 }).told).toEqual(['shop/web: port/node-range']);
  });

  it('has a name, annotations and patches of its own', () => {
    const { objects } = publish(
      { port: 80, name: 'door', annotations: { a: 'b' } },
      {
        patch: {
          service: { spec: { clusterIP: 'None' } },
          publicService: { spec: { clusterIP: '10.0.0.1' } },
        },
      },
    );
    expect(at(objects, 'Service/door')).toMatchObject({
      metadata: { labels: { 'app.kubernetes.io/name': 'web' }, annotations: { a: 'b' } },
      spec: { clusterIP: '10.0.0.1' },
    });
    expect(at(objects, 'Service/web')).toMatchObject({ spec: { clusterIP: 'None' } });
    expect(at(objects, 'Service/web', 'metadata', 'annotations')).toBeUndefined();
  });

  it('is nothing that others in the app call', () => {
    const chart = shop();
    const db = new WebApp(chart, 'db', { image, port: 5432, publish: 15432, healthCommand: ['true'] });
    new Worker(chart, 'caller', { image, env: { DB: `${db.host}:${db.port}` }, startAfter: [db] });
    const { objects, services, told } = read(chart);
    expect(told).toEqual([]);
    const pod = at(objects['Deployment/caller'], 'spec', 'template', 'spec');
    expect(at(pod, 'containers', 0, 'env')).toEqual([{ name: 'DB', value: 'db:5432' }]);
    expect(at(pod, 'initContainers', 0, 'command')).toEqual(expect.arrayContaining(['db', '5432']));
    expect(at(services.caller, 'environment')).toEqual({ DB: 'db:5432' });
    expect(at(services.db, 'networks')).toBeUndefined();
    new Worker(chart, 'lost', { image, args: [`${db.publicService}`] });
    expect(read(chart).told).toEqual(['shop/lost: props/wrong-value']);
  });

  it('is an ApiObject of its own, and bears labels that are added', () => {
    const chart = shop();
    const web = new WebApp(chart, 'web', { image, port: 8080, publish: 80 });
    web.addLabel('tier', 'front');
    const [object = web] = [web.publicService];
    expect(`${ApiObject.of(object).kind} ${ApiObject.of(object).name}`).toBe('Service web-public');
    ApiObject.of(object).metadata.addAnnotation('late', 'yes');
    expect(at(read(chart).objects, 'Service/web-public', 'metadata')).toMatchObject({
      labels: { tier: 'front' },
      annotations: { late: 'yes' },
    });
    expect(new WebApp(chart, 'other', { image, port: 8080 }).publicService).toBeUndefined();
  });

  it('differs between targets in a block', () => {
    const { outside, host } = publish(80, { kubernetes: { publish: null }, compose: { publish: 3000 } });
    expect(outside).toBeUndefined();
    expect(host).toMatchObject([{ published: '3000' }]);
    const there = publish(80, { compose: { publish: null } });
    expect(there.outside).toBeDefined();
    expect(there.host).toBeUndefined();
  });
});

describe('the name of what is published', () => {
  it('is an error where somebody else has it on Kubernetes, and none on Compose', () => {
    const clash = (targets: WebAppProps['targets']) => {
      const chart = shop();
      new WebApp(chart, 'web', { image, port: 8080, publish: 80, targets });
      new WebApp(chart, 'web-public', { image, port: 8080, targets });
      return read(chart).told;
    };
    expect(clash(['kubernetes'])).toEqual(['shop/web-public: name/duplicate']);
    expect(clash(['compose'])).toEqual([]);
  });

  it('is an error at the line where it gets too long', () => {
    const name = `w${'e'.repeat(58)}`;
    expect(publish(80, { name }).told).toEqual(['shop/web: name/invalid']);
    expect(publish({ port: 80, name: 'front' }, { name }).told).toEqual([]);
  });

  it('is an error at its own property, in a block too', () => {
    const chart = shop();
    const line = new Error().stack?.match(/publish\.test\.ts:(\d+)/)?.[1];
    new WebApp(chart, 'web', {
      image,
      port: 8080,
      compose: {
        publish: [8080, { port: 443, to: 'https' }],
      },
      publish: {
        port: 80,
        name: 'Not_A_Name',
      },
    });
    const found = read(chart).diagnostics.filter(({ severity }) => severity === 'error');
    const at = found.map(({ code, location }) => `${code} +${(location?.line ?? 0) - Number(line)}`);
    expect(at).toEqual(['port/not-found +5', 'name/invalid +9']);
  });
});
