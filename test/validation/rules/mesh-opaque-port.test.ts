import { Chart, type MeshBackendName, ServiceMesh, WebApp } from 'lading';
import { image, read, shop } from '../../constructs/make';

const told = (appProtocol: string | undefined, backend: MeshBackendName<'kubernetes'> = 'linkerd') => {
  const chart = new Chart(shop().node.root, 'inner', { namespace: 'shop' });
  const api = new WebApp(chart, 'api', { image, ports: [{ name: 'rpc', port: 9000, appProtocol }] });
  new ServiceMesh(chart, 'mesh', { members: [api], backend, targets: ['kubernetes'] });
  return read(chart).told;
};

describe('mesh/opaque-port', () => {
  test('refuses words that Linkerd takes for plain TCP', () => {
    for (const word of ['grpc', 'http2', 'tcp', 'https'])
      expect(told(word)).toEqual(['inner/api: mesh/opaque-port']);
  });

  test('has nothing to say of words that it knows, of none, and of others than Linkerd', () => {
    for (const word of [undefined, 'http', 'kubernetes.io/h2c', 'linkerd.io/opaque'])
      expect(told(word)).toEqual([]);
    expect(told('grpc', 'istio')).toEqual([]);
  });
});
