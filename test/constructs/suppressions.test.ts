import { App, Chart, Existing, External, httpGet, Ingress, Service, type Suppression, WebApp } from 'lading';
import { image, read } from './make';

const code = 'probe/no-health-tool';
const accepted: Suppression = { code, reason: 'the image has no tools' };

/** An app that has one warning, if nobody accepts it. */
function told(app: Suppression[], chart: Suppression[], own: Suppression[]) {
  const made = new Chart(new App({ suppress: app }), 'shop', { suppress: chart });
  new WebApp(made, 'web', { image, port: 80, readiness: httpGet('/'), suppress: own });
  return read(made);
}

describe('a suppression', () => {
  it('holds for the construct, the chart or the app that it stands at', () => {
    expect(told([], [], []).told).toEqual([`shop/web: ${code}`]);
    expect(told([accepted], [], []).told).toEqual([]);
    expect(told([], [accepted], []).told).toEqual([]);
    expect(told([], [], [accepted]).told).toEqual([]);
  });

  it('leaves the finding in the report, with the reason', () => {
    const { diagnostics } = told([], [], [accepted]);
    expect(diagnostics.find((each) => each.code === code)).toMatchObject({ suppressed: accepted.reason });
  });

  it.each([
    ['a property of the construct', 'readiness'],
    ['what lies around it', 'readiness.httpGet'],
    ['another property', 'liveness'],
    ['the beginning of a name', 'read'],
  ])('with a field holds for that alone: %s', (_, field) => {
    const suppressed = told([], [], [{ ...accepted, field }]).told;
    const unused = ['shop/web: suppression/unused', `shop/web: ${code}`].sort();
    expect([...suppressed].sort()).toEqual(field === 'readiness' ? [] : unused);
  });

  it('with a field of the parity report holds where all that a finding speaks of lies within it', () => {
    const made = (field: string) => {
      const shop = new Chart(new App(), 'shop');
      const suppress = [{ code: 'parity/approximated', field, reason: 'laptops have no names' }];
      new WebApp(shop, 'web', { image, port: 80, expose: 'a.acme.dev', suppress });
      return read(shop).diagnostics.filter((each) => each.code === 'parity/approximated');
    };
    for (const field of ['route', 'expose'])
      expect(made(field)).toMatchObject([{ suppressed: expect.any(String) }]);
    expect(made('route.host')).toMatchObject([{ suppressed: undefined }]);
  });

  it('that nothing needs is told, unless an error may have hidden what it is for', () => {
    const other: Suppression = { code: 'order/not-healthy', reason: 'x' };
    expect(told([other], [], [accepted]).told).toEqual([': suppression/unused']);
    expect(told([other], [], [accepted, { code: 'probe/no-such', reason: 'x' }]).told).toEqual([
      'shop/web: suppression/invalid',
    ]);
  });

  it('that is not complete is told of whatever takes some', () => {
    const suppress = [{ code: 'parity/approximated', reason: ' ' }];
    const app = new App({ suppress });
    const chart = new Chart(app, 'shop', { suppress });
    const web = new WebApp(chart, 'web', { image, port: 80, suppress });
    const service = new Service(chart, 'door', { selects: web, ports: [{ port: 80 }], suppress });
    new Ingress(chart, 'way', { service, host: 'a.dev', suppress });
    new Existing(chart, 'there', { kind: 'ConfigMap', name: 'there', suppress });
    new External(chart, 'out', { host: 'db.acme.dev', suppress });
    const told = read(chart).told.filter((each) => each.endsWith('suppression/invalid'));
    const paths = ['', 'shop', 'shop/door', 'shop/out', 'shop/there', 'shop/way', 'shop/web'];
    expect([...told].sort()).toEqual(paths.map((path) => `${path}: suppression/invalid`).sort());
  });

  it('without a known code is an error', () => {
    expect(told([], [], [{ code: 'probe/no-such', reason: 'x' }]).told).toEqual([
      `shop/web: ${code}`,
      'shop/web: suppression/invalid',
    ]);
  });
});
