import { App, Chart, config, field, perTarget, secret, variable } from '../../../lib';
import { kinds } from './constructs';
import { isStand, type Recipe, type Stand } from './recipe';

const functions: Readonly<Record<string, object>> = { config, field, perTarget, secret, variable };

/** Makes the constructs of a recipe, as a program in JavaScript would. */
export function buildApp({ app: props, charts, parts }: Recipe): App {
  const made = new Map<string, unknown>();
  const app = new App(props);
  const scopes = charts.map((each, index) => new Chart(app, `chart${index}`, each));
  for (const { is, id, chart, props: given } of parts) {
    const scope = scopes[chart] ?? app;
    const filled = fillIn(given, made);
    made.set(id, kinds[is].make(scope, id, isRecord(filled) ? filled : {}));
  }
  return app;
}

/** Puts what a stand stands for in its place. */
function fillIn(value: unknown, made: ReadonlyMap<string, unknown>): unknown {
  if (isStand(value)) return resolve(value, made);
  if (Array.isArray(value)) return value.map((each) => fillIn(each, made));
  if (!isRecord(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, fillIn(each, made)]));
}

function resolve(stand: Stand, made: ReadonlyMap<string, unknown>): unknown {
  switch (stand.$) {
    case 'part':
      return made.get(stand.id);
    case 'around':
      return `${stand.before}${resolve(stand.what, made)}${stand.after}`;
    case 'call':
      return call(functions[stand.of], undefined, stand.args);
    default: {
      const part = Object(made.get(stand.id));
      return stand.$ === 'url' ? call(part.url, part, ['/v1']) : part[stand.$];
    }
  }
}

function call(target: unknown, self: unknown, args: readonly unknown[]): unknown {
  if (typeof target !== 'function') throw new TypeError('not a function');
  return Reflect.apply(target, self, args);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
