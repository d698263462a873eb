import { ApiObject, App as Cdk8sApp, Chart, JsonPatch, Testing, Yaml } from 'cdk8s';
import fc from 'fast-check';
import { WebApp } from 'lading';
import { parseAllDocuments } from 'yaml';
import { apps } from './apps';
import { buildApp } from './apps-build';
import { type InMemory, synthInMemory, textOf } from './apps-synth';

const numRuns = 12;

/** What somebody does to the objects of an app the cdk8s way, before it is synthesized. */
const touches = fc.array(
  fc.record({ object: fc.nat(40), how: fc.constantFrom('patch', 'label', 'annotation', 'foreign') }),
  { maxLength: 6 },
);

function touch(object: ApiObject, how: string, index: number): void {
  if (how === 'patch')
    object.addJsonPatch(JsonPatch.add('/metadata/annotations', { patched: String(index) }));
  else if (how === 'label') object.metadata.addLabel('acme.dev/added', String(index));
  else if (how === 'annotation') object.metadata.addAnnotation('acme.dev/added', `$${index}`);
  else {
    new ApiObject(object.chart, `foreign-${index}`, {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: `foreign-${index}` },
      data: { z: '1', a: 'yes', text: 'a\nb\n' },
    });
  }
}

function objectsBelow(chart: Chart): ApiObject[] {
  return chart.node.findAll().filter((construct): construct is ApiObject => ApiObject.isApiObject(construct));
}

/** By kind and name, for cdk8s and we put objects in an order of our own each. */
function byIdentity(objects: readonly unknown[]): Map<string, unknown> {
  const entries = objects.map((object): [string, unknown] => {
    const plain = JSON.parse(JSON.stringify(object));
    return [`${plain.kind}/${plain.metadata.name}`, plain];
  });
  expect(new Set(entries.map(([name]) => name)).size).toBe(entries.length);
  return new Map(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}

function documentsOf(synthesized: InMemory): unknown[] {
  return parseAllDocuments(textOf(synthesized, 'kubernetes').replace(/^--- .*$/gm, '---'))
    .map((document): unknown => document.toJS())
    .filter((object) => object !== null);
}

describe('the objects that cdk8s is given and those that are written', () => {
  it('are equal, for objects of ours, patched ones and foreign ones', () => {
    fc.assert(
      fc.property(apps, touches, (recipe, todo) => {
        const app = buildApp(recipe);
        const charts = app.node.children.filter((child): child is Chart => Chart.isChart(child));
        const objects = charts.flatMap(objectsBelow);
        todo.forEach(({ object, how }, index) => {
          const chosen = objects[object % Math.max(objects.length, 1)];
          if (chosen !== undefined) touch(chosen, how, index);
        });
        const documents = documentsOf(synthInMemory(app));
        const written = byIdentity(documents);
        expect(byIdentity(charts.flatMap((chart) => Testing.synth(chart)))).toEqual(written);
        // Printed by cdk8s on both sides: its printer loses the space in a line of nothing else.
        expect(byIdentity(parse(app.synthYaml()))).toEqual(byIdentity(parse(Yaml.stringify(...documents))));
      }),
      { numRuns },
    );
  });

  it('have the same keys in the same order, where they are of ours', () => {
    fc.assert(
      fc.property(apps, (recipe) => {
        const app = buildApp(recipe);
        const given = app.node.findAll().filter((construct) => ApiObject.isApiObject(construct));
        const printed = given.map((object) => JSON.stringify(ApiObject.of(object).toJson()));
        const written = new Set(documentsOf(synthInMemory(app)).map((object) => JSON.stringify(object)));
        expect(printed.filter((object) => !written.has(object))).toEqual([]);
      }),
      { numRuns },
    );
  });
});

function parse(text: string): unknown[] {
  return parseAllDocuments(text)
    .map((document): unknown => document.toJS())
    .filter((object) => object !== null);
}

describe('a plain app of cdk8s', () => {
  it('refuses in toJson() what our own synthesis refuses', () => {
    const chart = new Chart(new Cdk8sApp(), 'shop');
    const patch = { deployment: [{ op: 'add' as const, path: '/spec/nonsense', value: 1 }] };
    new WebApp(chart, 'web', { image: 'ghcr.io/acme/web:1.0.0', port: 8080, patch });
    expect(() => Testing.synth(chart)).toThrow('kubernetes/invalid');
  });
});
