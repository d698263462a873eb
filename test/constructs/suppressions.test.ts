import { App, Chart, httpGet, type Suppression, WebApp } from 'lading';
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

  it('without a known code is an error', () => {
    expect(told([], [], [{ code: 'probe/no-such', reason: 'x' }]).told).toEqual([
      `shop/web: ${code}`,
      'shop/web: suppression/invalid',
    ]);
  });
});
