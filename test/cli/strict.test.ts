import { build, codes, lading, project } from './project';

beforeAll(build);

const appOf = (props: string) => `import { App, Chart, httpGet, WebApp } from 'lading';
const app = new App();
const shop = new Chart(app, 'shop');
new WebApp(shop, 'w', { image: 'a/b:1', port: 80, ${props} });
`;

describe('--strict', () => {
  test.each([
    ['nothing else is said', ''],
    ['one number is request and limit', "resources: { cpu: '250m', memory: '128Mi' },"],
    ['the probe is one that the image can ask', "readiness: httpGet('/'), healthTool: 'curl',"],
    ['it is published', 'publish: 80,'],
  ])('has nothing against Lading’s own defaults where %s', (_, props) => {
    const run = lading(project({ 'app.ts': appOf(props) }), ['synth', '--strict']);
    expect(run.stderr).toMatch(/^0 errors, 0 warnings/m);
    expect(run.status).toBe(0);
  });

  test('has nothing against a new project', () => {
    const folder = project({});
    expect(lading(folder, ['init']).status).toBe(0);
    expect(lading(folder, ['synth', '--strict'])).toMatchObject({ status: 0 });
  });

  test('refuses what a target does not keep of what the user says', () => {
    const folder = project({
      'app.ts': appOf("liveness: httpGet('/'), resources: { cpu: { request: '1m' } },"),
    });
    const run = lading(folder, ['synth', '--strict']);
    expect(run.status).toBe(1);
    expect(codes(run)).toEqual(['parity/not-expressible', 'parity/approximated']);
  });
});
