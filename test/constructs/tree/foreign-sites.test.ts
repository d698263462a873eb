import { ApiObject, Chart as PlainChart } from 'cdk8s';
import { Construct } from 'constructs';
import { App, Chart, Service, WebApp } from 'lading';
import { originOf } from '../../../lib/constructs/tree/origin';
import { locate } from '../../../lib/diagnostics/location';
import { read } from '../make';

/** The line of this file that the caller is in. */
function line(): number | undefined {
  const site = {};
  Error.captureStackTrace(site, line);
  return locate(site)?.line;
}

const lineOf = (construct: Construct) => locate(originOf(construct).site)?.line;
const settings = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'settings' } };

class Settings extends Construct {
  public readonly made: readonly [Construct, number | undefined];

  public constructor(scope: Construct, id: string) {
    super(scope, id);
    this.made = [new ApiObject(this, 'object', settings), line()];
  }
}

class Bare extends Construct {}

test.each<[string, (app: App) => [Construct, number | undefined]]>([
  ['an object', (app) => [new ApiObject(new Chart(app, 'shop'), 'settings', settings), line()]],
  ['a construct of somebody’s own', (app) => [new Settings(new Chart(app, 'shop'), 'settings'), line()]],
  ['one without a constructor', (app) => [new Bare(new Chart(app, 'shop'), 'settings'), line()]],
  ['a chart of cdk8s', (app) => [new PlainChart(app, 'shop'), line()]],
  ['an object in one', (app) => [new ApiObject(new PlainChart(app, 'shop'), 'settings', settings), line()]],
])('%s has the line where it was made', (_, make) => {
  const [construct, made] = make(new App());
  expect(lineOf(construct)).toBe(made);
  expect(made).toBeGreaterThan(0);
});

test('an object within a construct of somebody’s own has the line within that', () => {
  const own = new Settings(new Chart(new App(), 'shop'), 'settings');
  const [object, made] = own.made;
  expect(object.node.scope).toBe(own);
  expect(originOf(object).parent).toBe(originOf(own));
  expect(lineOf(object)).toBe(made);
});

test('the nodes of ours and theirs answer as ever', () => {
  const chart = new Chart(new App(), 'shop');
  const web = new WebApp(chart, 'web', { image: 'acme/web:1', port: 80 });
  new Service(chart, 'other', { selects: web, ports: [{ port: 80 }] });
  new Settings(chart, 'settings');
  expect(chart.node.findAll().map(({ node }) => node.path)).toEqual(
    expect.arrayContaining(['shop/web', 'shop/other/Service', 'shop/settings/object']),
  );
  expect(() => new Settings(chart, 'settings')).toThrow('There is already a Construct');
});

test('a finding points into what is written of an object', () => {
  const chart = new Chart(new App(), 'shop');
  const before = line() ?? 0;
  new ApiObject(chart, 'settings', {
    ...settings,
    dta: { LEVEL: 'info' },
  });
  expect(read(chart).diagnostics.map(({ code, location }) => [code, location?.line])).toEqual([
    ['kubernetes/invalid', before + 3],
  ]);
});
