import { Chart, ServiceMesh, WebApp } from 'lading';
import { at, image, read, shop } from '../../constructs/make';

function market() {
  const chart = new Chart(shop().node.root, 'inner', { namespace: 'shop' });
  const api = new WebApp(chart, 'api', { image, port: 8080, versions: { v2: { scale: 1 } } });
  const web = new WebApp(chart, 'web', { image, port: 8080, env: { API: api.url() } });
  const mesh = new ServiceMesh(chart, 'mesh', {
    members: [web, api],
    backend: 'gateway-api',
    targets: ['kubernetes'],
  });
  return { chart, api, web, mesh };
}

describe('the Gateway API by itself', () => {
  it('says how requests travel, and leaves who may connect to NetworkPolicies', () => {
    const { chart, api, mesh } = market();
    mesh.route(api, { match: { path: '/v1' }, split: { v2: 10 }, timeout: '2s' });
    const { objects, told, diagnostics } = read(chart);
    expect(told).toEqual([]);
    expect(at(objects, 'HTTPRoute/api-http', 'spec')).toEqual({
      parentRefs: [{ group: '', kind: 'Service', name: 'api', port: 8080 }],
      rules: [
        {
          matches: [{ path: { type: 'PathPrefix', value: '/v1' } }],
          timeouts: { request: '2s' },
          backendRefs: [
            { name: 'api', port: 8080, weight: 90 },
            { name: 'api-v2', port: 8080, weight: 10 },
          ],
        },
        { backendRefs: [{ name: 'api', port: 8080 }] },
      ],
    });
    expect(at(objects, 'NetworkPolicy/api', 'spec', 'ingress', 0, 'ports')).toEqual([
      { port: 8080, protocol: 'TCP' },
    ]);
    expect(Object.keys(objects).filter((name) => /Gateway|Authorization/.test(name))).toEqual([]);
    expect(diagnostics.map(({ code }) => code)).toContain('parity/approximated');
  });

  it('refuses to keep callers to some requests, and what is experimental', () => {
    const { chart, web, api, mesh } = market();
    web.calls(api, { http: [{ path: '/items' }] });
    mesh.route(api, { retry: { attempts: 1 } }).upstream(api, { outlier: {} });
    const { told } = read(chart);
    expect([...new Set(told)].sort()).toEqual(['inner/mesh: mesh/impossible', 'inner/web: mesh/wider']);
  });
});
