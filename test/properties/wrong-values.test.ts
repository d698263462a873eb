import fc from 'fast-check';
import * as lading from 'lading';
import {
  App,
  Chart,
  configFiles,
  Deployment,
  Existing,
  External,
  Ingress,
  isSynthesisError,
  Service,
  WebApp,
  Worker,
} from 'lading';
import { appShape } from '../../lib/constructs/props/app';
import { chartShape } from '../../lib/constructs/props/chart';
import { show } from '../../lib/constructs/props/shape';
import { synthesizeInto } from '../../lib/constructs/run/synthesize-into';
import { modelOf } from '../../lib/constructs/tree/model-of';
import type { Diagnostic } from '../../lib/diagnostics/diagnostic';
import { memoryOutput } from '../../lib/emit/memory-output';
import { kinds } from '../engines/fuzz/constructs';
import { type Constructs, spotsOf, wrongValues } from './wrong-values';

const image = 'ghcr.io/acme/web:1.0.0';

/** An app with two mistakes of which what is tried knows nothing: one in the props, one for validation to find. */
function world(appProps: unknown = {}, chartProps: unknown = {}) {
  const app: App = Reflect.construct(App, [appProps]);
  const other = new Chart(app, 'other');
  Reflect.construct(Worker, [other, 'unknown-prop', { image, imge: image }]);
  new Worker(other, 'wrong-name', { image, name: 'Wrong_Name' });
  const shop: Chart = Reflect.construct(Chart, [app, 'shop', chartProps]);
  const web = new WebApp(shop, 'web', { image, port: 80 });
  const made = [
    web,
    new Worker(shop, 'mailer', { image }),
    new Service(shop, 'front', { selects: web, ports: [{ port: 80 }] }),
    new External(shop, 'db', { host: 'db.acme.dev' }),
  ];
  const constructs: Constructs = (names) =>
    made.find((each) => names.some((name) => modelOf(each)?.is === name));
  return { app, shop, web, constructs };
}

/** What is wrong with what is told of an app. */
function faultsIn(app: App): string[] {
  const { diagnostics } = synthesizeInto(app, memoryOutput(), { out: 'dist', placeNotes: true });
  const isTold = (path: string, code: string) =>
    diagnostics.some((each) => each.path === path && each.code === code);
  return [
    ...faultsOf(diagnostics),
    ...(isTold('other/unknown-prop', 'props/unknown') ? [] : ['the unknown property is not told']),
    ...(isTold('other/wrong-name', 'name/invalid') ? [] : ['the wrong name is not told']),
  ];
}

function faultsOf(diagnostics: readonly Diagnostic[]): string[] {
  return diagnostics.flatMap(({ code, message, path, location }) => [
    ...(['internal/bug', 'app/threw', 'app/failed'].includes(code) ? [`${code}: ${message}`] : []),
    ...(location === undefined ? [`no line: ${path} ${code} ${message}`] : []),
  ]);
}

/** Calls something as JavaScript can: with anything, and with too little. */
function call(target: unknown, given: readonly unknown[], self?: unknown): unknown {
  if (typeof target !== 'function') throw new TypeError('not a function');
  return Reflect.apply(target, self, given);
}

function make(type: unknown, given: readonly unknown[]): unknown {
  if (typeof type !== 'function') throw new TypeError('not a class');
  return Reflect.construct(type, given);
}

const anyWrong = fc.constantFrom(...Object.keys(wrongValues)).map((key) => [key, wrongValues[key]] as const);

/** A getter or a proxy that throws at the call of a function throws in the app's own code. */
const quietValues = Object.entries(wrongValues).filter(([key]) => !/proxy|getter/.test(key));

describe('a wrong value', () => {
  const spots = Object.entries(kinds).flatMap(([is, { shape, make }]) =>
    [...spotsOf(shape)].map((spot) => ({ is, make, spot })),
  );

  it('anywhere in the props of a construct is told at its line, and hides nothing', () => {
    expect(spots.length).toBeGreaterThan(1000);
    fc.assert(
      fc.property(fc.constantFrom(...spots), anyWrong, ({ is, make, spot }, [what, value]) => {
        const { app, shop, constructs } = world();
        call(make, [shop, 'tried', spot.fill(value, constructs)]);
        expect({ in: `${is}${spot.path}: ${what}`, faults: faultsIn(app) }).toMatchObject({ faults: [] });
      }),
      { numRuns: 150 },
    );
  });

  it('anywhere in the props of an app or a chart is told at its line, and hides nothing', () => {
    const all = [...spotsOf(appShape), ...spotsOf(chartShape)];
    fc.assert(
      fc.property(fc.constantFrom(...all), anyWrong, fc.boolean(), (spot, [what, value], inApp) => {
        const { constructs } = world();
        const props = spot.fill(value, constructs);
        const { app } = inApp ? world(props) : world({}, props);
        expect({ in: `${spot.path}: ${what}`, faults: faultsIn(app) }).toMatchObject({ faults: [] });
      }),
      { numRuns: 150 },
    );
  });
});

/** Every function that is imported to make a value, with arguments that it takes. */
const makers: Readonly<Record<string, readonly unknown[]>> = {
  httpGet: ['/ready', {}],
  tcp: [{}],
  exec: [['ready'], {}],
  grpc: [{}],
  sleep: [5],
  secret: ['db', 'password', {}],
  config: ['settings', 'level'],
  variable: ['LEVEL', { default: 'info' }],
  field: ['metadata.name'],
  perTarget: [{ kubernetes: 'a', compose: 'b' }],
  emptyDir: [{}],
  configFiles: [{ 'a.yaml': 'a' }, {}],
  configFile: ['a', {}],
  claim: [{ size: '1Gi' }],
  ephemeralClaim: [{ size: '1Gi' }],
  projected: [[{ type: 'token' }], {}],
  fieldFiles: [{ labels: 'metadata.labels' }],
  serviceAccountToken: [{}],
  existingClaim: ['photos'],
  bindMount: ['package.json', { asFiles: true }],
  hostPath: ['/var/log', {}],
  secretFiles: ['db', ['password'], {}],
  secretFile: ['db', 'password', {}],
  fromFile: ['package.json', {}],
  container: [{ image }],
  input: ['TAG', { default: 'a' }],
};

/** What has no text at all fails in the app's own line. */
function readable(value: unknown): unknown {
  try {
    return `${value}`;
  } catch {
    return '';
  }
}

/** Where a value may stand, rightly or wrongly. */
const places: Readonly<Record<string, (value: unknown) => object>> = {
  readiness: (readiness) => ({ readiness }),
  postStart: (postStart) => ({ postStart }),
  preStop: (preStop) => ({ preStop }),
  volume: (volume) => ({ volumes: { '/data': volume } }),
  mount: (volume) => ({ volumes: { '/data': { volume } } }),
  content: (content) => ({ volumes: { '/data': { type: 'config', files: { content } } } }),
  env: (A) => ({ env: { A } }),
  text: (value) => ({ env: { A: `a ${readable(value)}` } }),
  command: (value) => ({ command: [value] }),
  image: (value) => ({ image: value }),
  initContainer: (value) => ({ initContainers: [value] }),
  patch: (spec) => ({ patch: { deployment: { spec } } }),
  resources: (cpu) => ({ resources: { cpu } }),
};

/** The arguments that a function takes with one of them wrong, or with all from one on left out. */
const calls = Object.entries(makers).flatMap(([name, right]) => [
  ...right.map((_, index) => ({ name, given: right.slice(0, index) })),
  ...right.flatMap((_, index) =>
    quietValues.map(([, value]) => ({ name, given: right.map((each, at) => (at === index ? value : each)) })),
  ),
]);

describe('a wrong argument', () => {
  it('of a function is told where the value stands, at its line, and hides nothing', () => {
    expect(Object.keys(makers).sort()).toEqual(
      Object.entries(lading)
        .filter(([name, value]) => typeof value === 'function' && /^[a-z]/.test(name))
        .map(([name]) => name)
        .filter((name) => !['defineRule', 'environments', 'isSynthesisError'].includes(name))
        .sort(),
    );
    fc.assert(
      fc.property(
        fc.constantFrom(...calls),
        fc.constantFrom(...Object.keys(places)),
        ({ name, given }, place) => {
          const { app, shop } = world();
          const value = call(Reflect.get(lading, name), given);
          const props = places[place]?.(value) ?? {};
          new WebApp(shop, 'tried', { image, port: 80, ...props });
          expect({ in: `${name}(${given.map(show)}) ${place}`, faults: faultsIn(app) }).toMatchObject({
            faults: [],
          });
        },
      ),
      { numRuns: 250 },
    );
  });

  it('of environments() is told at its line', () => {
    for (const [what, value] of quietValues) {
      for (const given of [
        [],
        [value],
        [value, () => undefined],
        [{ dev: value }, () => undefined],
        [{ dev: {} }, value],
      ]) {
        try {
          call(lading.environments, given);
        } catch (error) {
          if (!isSynthesisError(error)) throw new Error(`${what}: ${error}`);
          expect(faultsOf(error.diagnostics)).toEqual([]);
        }
      }
    }
  });

  it('of defineRule() is told at its line, whoever names the rule', () => {
    const right = { code: 'custom/tried', object: () => undefined };
    for (const [what, value] of quietValues) {
      const given = [value, ...Object.keys(right).map((key) => ({ ...right, [key]: value }))];
      for (const more of ['level', 'config', 'more', 'kinds', 'container'])
        given.push({ ...right, [more]: value }, { ...right, config: { [more]: value } });
      for (const each of given) {
        const { app } = world({ policy: { custom: [call(lading.defineRule, [each])] } });
        expect({ what, faults: faultsIn(app) }).toMatchObject({ faults: [] });
      }
    }
  });

  /** Every method that adds to a construct or asks it for a value. */
  const methods: Readonly<Record<string, readonly unknown[]>> = {
    addEnv: ['A', 'a'],
    addVolume: ['/data', lading.emptyDir()],
    addLabel: ['team', 'shop'],
    addAnnotation: ['team', 'shop'],
    addCall: [],
    addInitContainer: [{ image }],
    addSidecar: [{ image }],
    startAfter: [],
    portOf: ['http'],
    url: ['/v1', 'http'],
  };

  it.each(Object.entries(methods))('of %s is told at its line, and hides nothing', (name, right) => {
    const count = Math.max(1, right.length);
    for (const [what, value] of [['nothing', undefined] as const, ...quietValues]) {
      for (let index = 0; index < count; index++) {
        const given = what === 'nothing' ? right.slice(0, index) : right.toSpliced(index, 1, value);
        const { app, shop, web } = world();
        const result = call(Reflect.get(web, name), given, web);
        if (name === 'url' || name === 'portOf') {
          Reflect.construct(Worker, [shop, 'tried', { image, env: { A: result, B: `b ${result}` } }]);
        }
        expect({ in: `${name}: ${what} at ${index}`, faults: faultsIn(app) }).toMatchObject({ faults: [] });
      }
    }
  });

  const types = { Chart, WebApp, Worker, Deployment, Service, Ingress, Existing, External };

  it.each(Object.entries(types))('of new %s is told at its line, and hides nothing', (_, type) => {
    for (const [what, id] of [
      ...Object.entries(wrongValues),
      ['constructor', 'constructor'],
      ['taken', 'web'],
    ]) {
      const { app, shop } = world();
      make(type, [shop, id]);
      make(type, [shop, id, {}]);
      expect({ in: `id: ${what}`, faults: faultsIn(app) }).toMatchObject({ faults: [] });
    }
  });

  it.each(Object.entries(types))('in place of the scope of new %s is told at its line', (name, type) => {
    for (const [what, scope] of quietValues) {
      if (name === 'Chart' && scope === undefined) continue;
      let told: readonly Diagnostic[] = [];
      try {
        make(type, [scope, 'tried', {}]);
      } catch (error) {
        if (!isSynthesisError(error)) throw new Error(`${what}: ${error}`);
        told = error.diagnostics;
      }
      expect({ in: what, codes: told.map(({ code }) => code) }).toMatchObject({
        codes: expect.arrayContaining(['app/no-chart']),
      });
      expect(faultsOf(told)).toEqual([]);
    }
  });
});

describe('two files that want one path', () => {
  it('are told at the line of the second, beside everything else', () => {
    const { app } = world();
    new Worker(new Chart(app, 'mail'), 'one', { image });
    new Worker(new Chart(app, 'Mail'), 'two', { image });
    const files = { a: '1', A: '2', b: '3', 'b/c': '4' };
    new Worker(new Chart(app, 'files'), 'three', { image, volumes: { '/data': configFiles(files) } });
    const { diagnostics } = synthesizeInto(app, memoryOutput(), { out: 'dist' });
    expect(faultsIn(app)).toEqual([]);
    const paths = diagnostics.filter(({ code }) => code === 'output/duplicate-path').map(({ path }) => path);
    expect(paths).toEqual(['Mail/two', 'files/three', 'files/three']);
  });

  it('are one volume of two names, too', () => {
    const { app, shop } = world();
    const named = (text: string) => configFiles({ text }, { name: 'n' });
    new Worker(shop, 'tried', { image, volumes: { '/one': named('1'), '/two': named('2') } });
    expect(faultsIn(app)).toEqual([]);
    const { diagnostics } = synthesizeInto(app, memoryOutput(), { out: 'dist' });
    expect(diagnostics.filter(({ path }) => path === 'shop/tried').map(({ code }) => code)).toContain(
      'name/duplicate',
    );
  });
});
