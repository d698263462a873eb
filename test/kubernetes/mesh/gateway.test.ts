import type { MeshBackendName } from 'lading';
import { at, read } from '../../constructs/make';
import { marketIn } from './market';

const gateway = { namespace: 'edge', labels: { app: 'edge' }, serviceAccount: 'edge' };
const nginx = { namespace: 'nginx' };
const peer = {
  namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'edge' } },
  podSelector: { matchLabels: { app: 'edge' } },
};

const exposed = (backend: MeshBackendName<'kubernetes'>, network?: { ingressController: typeof nginx }) =>
  read(marketIn({ backend, gateway, network }, { web: { expose: 'shop.acme.dev' } }).chart);

describe('the gateway that a mesh names', () => {
  it.each(['gateway-api', 'network-policy'] as const)('is let in by NetworkPolicies on %s', (backend) => {
    const { objects, told } = exposed(backend);
    expect(told).toEqual([]);
    expect(at(objects, 'NetworkPolicy/web', 'spec', 'ingress', 0)).toEqual({
      from: [peer],
      ports: [{ port: 8080, protocol: 'TCP' }],
    });
  });

  it('is let in by policies of Cilium, beside an ingress controller', () => {
    const { objects, told } = exposed('cilium', { ingressController: nginx });
    expect(told).toEqual([]);
    expect(at(objects, 'CiliumNetworkPolicy/web', 'spec', 'ingress')).toEqual([
      {
        fromEndpoints: [
          { matchLabels: { app: 'edge', 'k8s:io.kubernetes.pod.namespace': 'edge' } },
          { matchLabels: { 'k8s:io.kubernetes.pod.namespace': 'nginx' } },
        ],
        toPorts: [{ ports: [{ port: '8080', protocol: 'TCP' }] }],
      },
    ]);
  });

  it.each(['istio', 'istio-ambient', 'linkerd'] as const)(
    'alone is let in on %s, so that an ingress controller beside it is told',
    (backend) => {
      expect(exposed(backend).told).toEqual([]);
      const { objects, diagnostics } = exposed(backend, { ingressController: nginx });
      const [found, ...more] = diagnostics.filter(({ severity }) => severity !== 'note');
      expect(more).toEqual([]);
      expect(found).toMatchObject({ code: 'mesh/other-proxy', severity: 'warning', path: 'inner/mesh' });
      expect(JSON.stringify(at(objects, 'NetworkPolicy/web', 'spec', 'ingress'))).not.toContain('nginx');
    },
  );

  it('is told where the mesh is not on Kubernetes', () => {
    const { diagnostics } = read(marketIn({ backend: {}, gateway, targets: ['compose'] }).chart);
    const found = diagnostics.filter(({ code }) => code === 'mesh/other-proxy');
    expect(found.map(({ message }) => message)).toEqual([
      'The mesh "mesh" has no gateway on Kubernetes: it is not there.',
    ]);
  });
});
