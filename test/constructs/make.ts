import { CORE_SCHEMA, load, loadAll } from 'js-yaml';
import { App, type AppProps, Chart } from 'lading';
import type { Diagnostic } from '../../lib/diagnostics/diagnostic';
import { synthInMemory } from '../properties/apps-synth';

export const image = 'ghcr.io/acme/web:1.0.0';

/** An app with one chart, `shop`. */
export function shop(props?: AppProps): Chart {
  return new Chart(new App(props), 'shop');
}

export interface Read {
  readonly diagnostics: readonly Diagnostic[];
  /** Codes of what is an error or a warning, with the construct's path. */
  readonly told: readonly string[];
  /** `Deployment/web` → the object. */
  readonly objects: Readonly<Record<string, unknown>>;
  /** The services of the Compose project. */
  readonly services: Readonly<Record<string, unknown>>;
  readonly files: ReadonlyMap<string, string>;
}

/** What becomes of the app that a construct stands in. */
export function read(chart: Chart): Read {
  const { diagnostics, files } = synthInMemory(chart.node.root);
  const texts = [...files].filter(([path]) => path.startsWith('kubernetes/')).map(([, text]) => text);
  const documents = texts.flatMap((text) => loadAll(text, undefined, { schema: CORE_SCHEMA }));
  const objects = Object.fromEntries(documents.map((object) => [nameOf(object), object]));
  const project = load(files.get('compose/compose.yaml') ?? '{}', { schema: CORE_SCHEMA });
  const services = Object.fromEntries(Object.entries(at(project, 'services') ?? {}));
  const told = diagnostics
    .filter(({ severity, suppressed }) => severity !== 'note' && suppressed === undefined)
    .map(({ code, path }) => `${path}: ${code}`);
  return { diagnostics, told, objects, services, files };
}

function nameOf(object: unknown): string {
  return `${at(object, 'kind')}/${at(object, 'metadata', 'name')}`;
}

/** The value at a path into somebody's data. */
export function at(value: unknown, ...path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>(
    (found, key) => (typeof found === 'object' && found !== null ? Reflect.get(found, key) : undefined),
    value,
  );
}
