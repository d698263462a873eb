import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ApiObject, Include } from 'cdk8s';
import { App, Chart } from 'lading';
import { read } from './make';

const fleetSpec = {
  type: 'object',
  required: ['size'],
  properties: { size: { type: 'integer' }, spare: { type: 'integer', default: 1 } },
  'x-kubernetes-validations': [{ rule: 'self.spare < self.size', message: 'some are in use' }],
};
const definition = {
  apiVersion: 'apiextensions.k8s.io/v1',
  kind: 'CustomResourceDefinition',
  metadata: { name: 'fleets.acme.dev' },
  spec: {
    group: 'acme.dev',
    names: { kind: 'Fleet', plural: 'fleets' },
    scope: 'Namespaced',
    versions: [
      {
        name: 'v1',
        served: true,
        storage: true,
        schema: { openAPIV3Schema: { type: 'object', properties: { spec: fleetSpec } } },
      },
    ],
  },
};
const fleet = (chart: Chart, spec: object, id = 'fleet') =>
  new ApiObject(chart, id, { apiVersion: 'acme.dev/v1', kind: 'Fleet', metadata: { name: id }, spec });

/** Where the objects of a chart are refused. */
function refused(chart: Chart): string[] {
  const places = read(chart).diagnostics.flatMap(({ code, path, affected }) =>
    code === 'kubernetes/invalid' ? [`${path} ${affected[0]?.pointer}`] : [],
  );
  return places.sort();
}

describe('a definition of an app', () => {
  it('says what the objects of its kind look like, by its schema and its rules', () => {
    const app = new App();
    // The objects come first, in a chart of their own.
    const shop = new Chart(app, 'a-shop');
    fleet(shop, { size: 2 }, 'good');
    fleet(shop, { size: 'many' }, 'typed');
    fleet(shop, { size: 3, colour: 'red' }, 'unknown');
    fleet(shop, { spare: 1 }, 'missing');
    fleet(shop, { size: 1 }, 'ruled');
    expect(refused(shop)).toEqual([]);
    new ApiObject(new Chart(app, 'definitions'), 'fleets', definition);
    expect(refused(shop)).toEqual([
      'a-shop/missing /spec/size',
      'a-shop/ruled /spec',
      'a-shop/typed /spec/size',
      'a-shop/unknown /spec/colour',
    ]);
  });

  it('may come from a file', () => {
    const folder = mkdtempSync(join(tmpdir(), 'lading-'));
    const url = join(folder, 'fleets.json');
    writeFileSync(url, JSON.stringify(definition));
    const shop = new Chart(new App(), 'shop');
    new Include(shop, 'fleets', { url });
    fleet(shop, { size: 'many' });
    expect(refused(shop)).toEqual(['shop/fleet /spec/size']);
    rmSync(folder, { recursive: true });
  });

  it('is told once where it cannot be rendered, and hides nothing', () => {
    const shop = new Chart(new App(), 'shop');
    const broken = new ApiObject(shop, 'fleets', definition);
    broken.toJson = () => {
      throw new Error('not today');
    };
    fleet(shop, { size: 'many' });
    expect(read(shop).told).toEqual(['shop/fleets: cdk8s/validation']);
  });
});
