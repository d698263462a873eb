import { ApiObject } from 'cdk8s';
import { App, Chart, claim, config, Existing, existingClaim, secret, Worker } from 'lading';
import { image, read, shop } from './make';

function told(chart: Chart) {
  const { diagnostics } = read(chart);
  return diagnostics.flatMap(({ code, severity, location, message }) =>
    severity === 'note' ? [] : [{ code, message, line: location?.line }],
  );
}

/** Reads a key, beside a Secret of nearly that name. */
function reader(chart: Chart, key = 'password'): Chart {
  new Worker(chart, 'mailer', { image, env: { PASSWORD: secret('mail-login', key) } });
  new ApiObject(chart, 'other', { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'mail-logins' } });
  return chart;
}

describe('an Existing', () => {
  it('makes no object', () => {
    const chart = shop();
    new Existing(chart, 'db', { kind: 'Secret' });
    expect(read(chart).objects).toEqual({});
  });

  it('says that a name is right', () => {
    expect(told(reader(shop())).map(({ code }) => code)).toEqual(['reference/not-found']);
    const chart = reader(shop());
    new Existing(chart, 'mail-login', { kind: 'Secret' });
    expect(told(chart)).toEqual([]);
  });

  it('says which keys there are', () => {
    const existing = { kind: 'Secret', name: 'mail-login', keys: ['username', 'password'] };
    const chart = reader(shop());
    new Existing(chart, 'login', existing);
    expect(told(chart)).toEqual([]);
    const wrong = reader(shop(), 'pasword');
    new Existing(wrong, 'login', existing);
    expect(told(wrong).map(({ code }) => code)).toEqual(['secret/undeclared']);
  });

  it('is in the namespace of its chart, or in the one that it names', () => {
    const codes = (namespace?: string) => {
      const chart = reader(new Chart(new App(), 'shop', { namespace: 'shop' }), 'pasword');
      new Existing(chart, 'mail-login', { kind: 'Secret', namespace, keys: ['password'] });
      return told(chart).map(({ code }) => code);
    };
    expect(codes()).toEqual(['secret/undeclared']);
    expect(codes('shop')).toEqual(['secret/undeclared']);
    expect(codes('other')).toEqual(['reference/not-found']);
  });

  it.each([
    ['ports', { kind: 'Secret', ports: [{ port: 80 }] }],
    ['keys', { kind: 'Service', keys: ['a'] }],
    ['labels', { kind: 'Secret', labels: { a: 'b' } }],
    ['podLabels', { kind: 'Service', podLabels: { a: 'b' } }],
    ['keys', { apiVersion: 'acme.dev/v1', kind: 'Fleet', keys: ['a'] }],
  ])('has no %s where its kind has none', (_, props) => {
    const chart = shop();
    new Existing(chart, 'a', props);
    expect(told(chart)).toMatchObject([{ code: 'props/wrong-value' }]);
  });

  it('says which ports a Service, and the pods of a workload, open', () => {
    const codes = (port: number, protocol?: 'udp') => {
      const chart = shop();
      new Existing(chart, 'web', {
        kind: 'Deployment',
        podLabels: { app: 'web' },
        ports: [{ port, protocol, name: 'http' }],
      });
      new ApiObject(chart, 'front', {
        apiVersion: 'v1',
        kind: 'Service',
        spec: { selector: { app: 'web' }, ports: [{ port: 80, targetPort: 8080 }] },
      });
      return told(chart).map(({ code }) => code);
    };
    expect(codes(8080)).toEqual([]);
    expect(codes(8081)).toEqual(['port/not-found']);
    expect(codes(8080, 'udp')).toEqual(['port/not-found']);
  });

  it('says which labels pods and Services bear', () => {
    const codes = (podLabels: Readonly<Record<string, string>>, labels: Readonly<Record<string, string>>) => {
      const chart = shop();
      new Existing(chart, 'web', { kind: 'Deployment', podLabels });
      new Existing(chart, 'metrics', { kind: 'Service', labels });
      new ApiObject(chart, 'front', {
        apiVersion: 'v1',
        kind: 'Service',
        spec: { selector: { app: 'web' } },
      });
      new ApiObject(chart, 'monitor', {
        apiVersion: 'monitoring.coreos.com/v1',
        kind: 'ServiceMonitor',
        spec: { selector: { matchLabels: { team: 'shop' } }, endpoints: [] },
      });
      return told(chart).filter(({ code }) => code === 'selector/no-pods').length;
    };
    expect(codes({ app: 'web' }, { team: 'shop' })).toBe(0);
    expect(codes({ app: 'wbe' }, { team: 'shop' })).toBe(1);
    expect(codes({ app: 'web' }, { team: 'shpo' })).toBe(1);
  });

  it.each([
    ['PriorityClass', (name: string) => ({ scheduling: { priorityClass: name } })],
    ['RuntimeClass', (name: string) => ({ scheduling: { runtimeClass: name } })],
    ['ServiceAccount', (name: string) => ({ serviceAccount: name })],
    ['Secret', (name: string) => ({ pullSecrets: [name] })],
    ['PersistentVolumeClaim', (name: string) => ({ volumes: { '/data': existingClaim(name) } })],
    ['ConfigMap', (name: string) => ({ env: { A: config(name, 'key') } })],
    [
      'StorageClass',
      (name: string) => ({ volumes: { '/data': claim({ size: '1Gi', storageClass: name }) } }),
    ],
  ])('is known by its name among those of its kind: %s', (kind, props) => {
    const codes = (...names: string[]) => {
      const chart = shop();
      for (const name of names) new Existing(chart, name, { kind });
      new Worker(chart, 'mailer', { image, ...props('special') });
      return told(chart).flatMap(({ code, message }) =>
        code === 'reference/not-found' ? [message.includes(kind)] : [],
      );
    };
    expect(codes('specail')).toEqual([true]);
    expect(codes('specail', 'special')).toEqual([]);
    expect(codes('other')).toEqual([]);
  });

  it('may be of a kind of somebody’s own', () => {
    const codes = (apiVersion?: string) => {
      const chart = shop();
      new Existing(chart, 'issuers', { apiVersion, kind: 'Issuer' });
      new ApiObject(chart, 'certificate', {
        apiVersion: 'cert-manager.io/v1',
        kind: 'Certificate',
        spec: { secretName: 'tls', dnsNames: ['a.dev'], issuerRef: { name: 'issuer' } },
      });
      return told(chart).map(({ code }) => code);
    };
    expect(codes('cert-manager.io/v1')).toEqual(['reference/not-found']);
    expect(codes('acme.dev/v1')).toEqual([]);
    expect(codes()).toEqual(['props/missing']);
  });

  it('is told where its kind is nearly one of Kubernetes itself', () => {
    const chart = shop();
    new Existing(chart, 'db', { kind: 'Secert' });
    const { diagnostics } = read(chart);
    expect(diagnostics).toMatchObject([{ code: 'props/wrong-value', suggestion: 'Secret' }]);
  });

  it('may stand in the app itself', () => {
    const codes = (kind: string, name: string, namespace?: string) => {
      const app = new App();
      const chart = new Chart(app, 'shop', { namespace: 'shop' });
      new Existing(app, name, { kind, namespace });
      new Existing(chart, 'namespace', { kind: 'Namespace', name: 'shop' });
      new Worker(chart, 'mailer', { image, scheduling: { priorityClass: 'high' }, pullSecrets: ['pull'] });
      return told(chart).map(({ code }) => code);
    };
    expect(codes('PriorityClass', 'hihg')).toEqual(['reference/not-found']);
    expect(codes('PriorityClass', 'high')).toEqual([]);
    expect(codes('Secret', 'pulls', 'shop')).toEqual(['reference/not-found']);
    expect(codes('Secret', 'pulls')).toEqual([]);
  });
});
