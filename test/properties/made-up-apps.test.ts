import { appShape } from '../../lib/constructs/props/app';
import { chartShape } from '../../lib/constructs/props/chart';
import type { Shape } from '../../lib/constructs/props/shape';
import { buildApp } from '../engines/fuzz/build';
import { kinds } from '../engines/fuzz/constructs';
import { generate } from '../engines/fuzz/generate';
import { print } from '../engines/fuzz/print';
import { seedOf } from '../engines/fuzz/random';
import { isStand, type Recipe } from '../engines/fuzz/recipe';
import { shrink } from '../engines/fuzz/shrink';
import { synthesize } from '../engines/fuzz/synthesize';

const many = Array.from({ length: 150 }, (_, app) => generate(seedOf(7, app)));

describe('apps that are made up from the tables of props', () => {
  test('are the same for the same seed, and others for another', () => {
    expect(generate(5)).toEqual(generate(5));
    expect(generate(5)).not.toEqual(generate(6));
  });

  test('are data and nothing else', () => {
    for (const recipe of many) expect(JSON.parse(JSON.stringify(recipe))).toEqual(recipe);
  });

  test('give every property that has values', () => {
    const given = new Set<string>();
    const wanted = new Set<string>();
    for (const [name, shape] of shapes) addWanted(name, shape, wanted);
    expect(wanted.size).toBeGreaterThan(150);
    const isMissing = () => [...wanted].some((path) => !given.has(path));
    for (let app = 0; app < 60_000 && (app % 1000 > 0 || isMissing()); app++) {
      addGiven(generate(seedOf(1, app)), given);
    }
    expect([...wanted].filter((path) => !given.has(path))).toEqual([]);
  });

  test('never find a defect of Lading, and are often written', () => {
    const outcomes = many.map((recipe) => ({ recipe, outcome: synthesize(recipe) }));
    const crashed = outcomes.filter(({ outcome }) => outcome.is === 'crashed');
    expect(crashed.map(({ recipe, outcome }) => [outcome, print(recipe)])).toEqual([]);
    expect(outcomes.filter(({ outcome }) => outcome.is === 'written').length).toBeGreaterThan(40);
  });
});

describe('an app that is refused', () => {
  test('is made smaller as long as it is refused', async () => {
    const isThere = (recipe: Recipe) => /"worker"|Worker/.test(print(recipe));
    const large = many.find((recipe) => isThere(recipe) && recipe.parts.length > 2);
    if (large === undefined) throw new Error('no app is large enough');
    const small = await shrink(large, async (recipe) => isThere(recipe));
    expect(small.parts).toEqual([expect.objectContaining({ is: 'Worker', props: {} })]);
    expect(small.app).toEqual({});
  });

  test('is printed as the program that makes it', () => {
    const recipe: Recipe = {
      app: {},
      charts: [{ namespace: 'shop' }],
      parts: [
        { is: 'WebApp', id: 'w0', chart: 0, props: { image: 'a:1', port: 80 } },
        {
          is: 'Worker',
          id: 'w1',
          chart: 0,
          props: { startAfter: [{ $: 'part', id: 'w0' }], env: { 'a.b': { $: 'url', id: 'w0' } } },
        },
      ],
    };
    expect(print(recipe)).toBe(
      [
        'const app = new App({});',
        `const chart0 = new Chart(app, 'chart0', { namespace: "shop" });`,
        `const w0 = new WebApp(chart0, 'w0', { image: "a:1", port: 80 });`,
        `const w1 = new Worker(chart0, 'w1', { startAfter: [w0], env: { "a.b": w0.url('/v1') } });`,
      ].join('\n'),
    );
    expect(buildApp(recipe).node.findAll().length).toBeGreaterThan(3);
  });
});

const shapes: readonly (readonly [string, Shape])[] = [
  ['App', appShape],
  ['Chart', chartShape],
  ...Object.entries(kinds).map(([name, { shape }]) => [name, shape] as const),
];

/** Each property of the tables, as far as one level into each; what lies deeper are the same shapes again. */
function addWanted(path: string, { domain }: Shape, wanted: Set<string>, depth = 1): void {
  if (depth < 0) return;
  if (domain.kind === 'list') addWanted(path, domain.item, wanted, depth);
  if (domain.kind === 'record') addWanted(`${path}.*`, domain.item, wanted, depth - 1);
  const inside =
    domain.kind === 'object'
      ? [domain.rows()]
      : domain.kind === 'either'
        ? domain.shapes.flatMap((shape) => (shape.domain.kind === 'object' ? [shape.domain.rows()] : []))
        : [];
  for (const each of inside) {
    for (const [key, shape] of Object.entries(each)) {
      if (isLeftOut(shape)) continue;
      wanted.add(`${path}.${key}`);
      addWanted(`${path}.${key}`, shape, wanted, depth - 1);
    }
  }
}

/** Nothing is made up for what another library reads. */
function isLeftOut({ domain }: Shape): boolean {
  if (domain.kind === 'list') return isLeftOut(domain.item);
  if (domain.kind === 'object') return Object.values(domain.rows()).every(isLeftOut);
  return domain.kind === 'none';
}

function addGiven({ app, charts, parts }: Recipe, given: Set<string>): void {
  add('App', app);
  for (const chart of charts) add('Chart', chart);
  for (const { is, props } of parts) add(is, props);

  function add(path: string, value: unknown): void {
    given.add(path);
    if (typeof value !== 'object' || value === null || isStand(value)) return;
    if (Array.isArray(value)) for (const each of value) add(path, each);
    else
      for (const [key, each] of Object.entries(value)) {
        add(`${path}.${key}`, each);
        add(`${path}.*`, each);
      }
  }
}
