import {
  App,
  Chart,
  CronJob,
  type NetworkProps,
  type PermissionProps,
  StatefulApp,
  WebApp,
  Worker,
} from 'lading';
import { at, image, read } from './make';

function reader(
  permissions: readonly PermissionProps[],
  { namespace, network }: { readonly namespace?: string; readonly network?: NetworkProps | 'isolated' } = {},
) {
  const chart = new Chart(new App(), 'shop', { namespace, network });
  new Worker(chart, 'reader', { image, permissions });
  return read(chart);
}
const pods: PermissionProps = { resources: ['pods'], verbs: ['get'] };
const nodes: PermissionProps = { resources: ['nodes'], verbs: ['list'], clusterWide: true };

describe('permissions', () => {
  it('become a Role that is bound to the account of the workload', () => {
    const { objects, told } = reader([pods]);
    expect(objects['Role/reader']).toMatchObject({
      rules: [{ apiGroups: [''], resources: ['pods'], verbs: ['get'] }],
    });
    expect(objects['RoleBinding/reader']).toMatchObject({
      roleRef: { kind: 'Role', name: 'reader' },
      subjects: [{ kind: 'ServiceAccount', name: 'reader' }],
    });
    expect(told).toEqual([]);
  });

  it('bring the token, which nobody else has', () => {
    const chart = new Chart(new App(), 'shop');
    new WebApp(chart, 'web', { image, port: 80, permissions: [pods] });
    new StatefulApp(chart, 'db', { image, port: 80, permissions: [pods], serviceAccount: 'theirs' });
    new CronJob(chart, 'often', { image, schedule: '@daily', permissions: [pods] });
    new Worker(chart, 'own', { image, permissions: [pods], serviceAccount: { mountToken: false } });
    new Worker(chart, 'none', { image });
    new Worker(chart, 'empty', { image, permissions: [] });
    const { objects } = read(chart);
    const mounts = (object: string, ...path: string[]) =>
      at(objects[object], 'spec', ...path, 'template', 'spec', 'automountServiceAccountToken');
    expect(mounts('Deployment/web')).toBe(true);
    expect(mounts('StatefulSet/db')).toBe(true);
    expect(mounts('CronJob/often', 'jobTemplate', 'spec')).toBe(true);
    expect(mounts('Deployment/own')).toBe(false);
    expect(mounts('Deployment/none')).toBe(false);
    expect(mounts('Deployment/empty')).toBe(false);
    expect(at(objects['RoleBinding/db'], 'subjects', 0, 'name')).toBe('theirs');
    expect(Object.keys(objects).filter((name) => /none|empty/.test(name))).toEqual([
      'ServiceAccount/none',
      'Deployment/none',
      'ServiceAccount/empty',
      'Deployment/empty',
    ]);
  });

  it('hold in the whole cluster where that is said, by a name that is one in the whole cluster', () => {
    const { objects, told } = reader([pods, nodes], { namespace: 'default' });
    expect(at(objects['Role/reader'], 'rules')).toHaveLength(1);
    expect(objects['ClusterRole/default-reader']).toMatchObject({
      rules: [{ apiGroups: [''], resources: ['nodes'], verbs: ['list'] }],
    });
    expect(at(objects['ClusterRole/default-reader'], 'metadata', 'namespace')).toBeUndefined();
    expect(at(objects['ClusterRoleBinding/default-reader'], 'subjects')).toEqual([
      { kind: 'ServiceAccount', name: 'reader', namespace: 'default' },
    ]);
    expect(told).toEqual([]);
  });

  it('find the groups of what Kubernetes itself has, and ask for those of others', () => {
    const { objects } = reader([{ resources: ['events', 'deployments/scale'], verbs: ['get'] }]);
    expect(at(objects['Role/reader'], 'rules', 0, 'apiGroups')).toEqual(['', 'events.k8s.io', 'apps']);
    const { diagnostics } = reader([
      { resources: ['pods', 'orders'], verbs: ['get'] },
      { resources: ['pod'], verbs: ['get'] },
      { resources: ['*'], verbs: ['get'] },
    ]);
    const wrong = diagnostics.filter(({ code }) => code === 'props/wrong-value');
    expect(wrong.map(({ message, suggestion }) => [message.split(' ')[0], suggestion])).toEqual([
      ['"permissions[0].resources[1]"', undefined],
      ['"permissions[1].resources[0]"', 'pods'],
      ['"permissions[2].resources[0]"', undefined],
    ]);
  });

  it('open the way to the API server where the network is isolated', () => {
    const apiServer = { cidr: '192.0.2.1/32' };
    const { objects, told } = reader([pods], { network: { apiServer, dns: [] } });
    expect(at(objects['NetworkPolicy/reader'], 'spec', 'egress')).toEqual([{ to: [{ ipBlock: apiServer }] }]);
    expect(told).toEqual([]);
    const closed = reader([pods], { network: 'isolated' });
    expect(closed.told).toEqual(['shop/reader: network/no-api-server']);
    const silent = reader([], { network: { apiServer, dns: [] } });
    expect(at(silent.objects['NetworkPolicy/reader'], 'spec', 'egress')).toEqual([]);
  });

  it('are told to be nothing to Compose', () => {
    const { diagnostics } = reader([pods]);
    expect(diagnostics.map(({ code, affected }) => [code, affected[0]?.target])).toEqual([
      ['parity/not-expressible', 'compose'],
    ]);
  });
});
