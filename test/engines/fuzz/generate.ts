import { appShape } from '../../../lib/constructs/props/app';
import { chartShape } from '../../../lib/constructs/props/chart';
import { oddStrings } from '../../../lib/constructs/props/domain';
import type { Shape } from '../../../lib/constructs/props/shape';
import type { ConstructName } from '../../../lib/constructs/tree/model-of';
import { kinds } from './constructs';
import { makePatch } from './patches';
import { type Random, random } from './random';
import type { Part, Props, Recipe, Stand } from './recipe';

/** What an app is made up with. */
interface Making {
  readonly random: Random;
  /** Whether the next value is one at the edge of what it may be. */
  odd(): boolean;
  /** What stands already, and can be referred to. */
  readonly parts: readonly Part[];
}

/** Nothing could be made up here, or nothing has to be. */
const nothing = Symbol('nothing');

/** How many of an object's optional properties are given, on average. */
const optionalProps = 3.5;

/** Makes up a whole app from the tables of all props: the same one for the same seed. */
export function generate(seed: number): Recipe {
  const source = random(seed);
  const parts: Part[] = [];
  const making: Making = { random: source, odd: oddness(source), parts };
  const charts = Array.from({ length: source.chance(0.2) ? 2 : 1 }, () => propsOf(chartShape, making, 0.5));
  for (let count = 1 + source.below(4); count > 0; count--) {
    const part = makePart(`w${parts.length}`, source.below(charts.length), making);
    if (part !== undefined) parts.push(part);
  }
  return { app: propsOf(appShape, making, 0.5), charts, parts };
}

/** Most apps have one odd value, so that it is not hidden by another that is refused; some have none, some have many. */
function oddness(source: Random): () => boolean {
  const kind = source.next();
  if (kind < 0.1) return () => false;
  if (kind < 0.3) return () => source.chance(0.04);
  let left = source.below(kind < 0.6 ? 12 : 60);
  return () => left-- === 0;
}

const names = Object.keys(kinds).filter((name): name is ConstructName => name in kinds);
const lots = names.flatMap((name) => Array.from({ length: kinds[name].weight }, () => name));

function makePart(id: string, chart: number, making: Making): Part | undefined {
  const is = making.random.pick(lots);
  if (is === undefined) return undefined;
  const props = propsOf(kinds[is].shape, making, optionalProps);
  // What serves has to listen; the table cannot say «one of two».
  const isMute =
    (is === 'WebApp' || is === 'StatefulApp') && props.port === undefined && props.ports === undefined;
  const { domain } = kinds[is].shape;
  const isComplete =
    domain.kind === 'object' &&
    Object.entries(domain.rows()).every(([key, shape]) => !shape.required || props[key] !== undefined);
  return isComplete ? { is, id, chart, props: isMute ? { ...props, port: 8080 } : props } : undefined;
}

function propsOf(shape: Shape, making: Making, wanted: number): Props {
  const { domain } = shape;
  return domain.kind === 'object' ? makeObject(domain.rows(), making, wanted) : {};
}

function makeObject(
  shapes: Readonly<Record<string, Shape>>,
  making: Making,
  wanted: number,
): Record<string, unknown> {
  const share = wanted / Math.max(1, Object.keys(shapes).length);
  const made: Record<string, unknown> = {};
  for (const [key, shape] of Object.entries(shapes)) {
    if (!shape.required && !making.random.chance(share)) continue;
    const { domain } = shape;
    const value =
      domain.kind === 'patch'
        ? (makePatch(key, domain.hasLikes, making.random) ?? nothing)
        : makeValue(shape, making);
    if (value !== nothing) made[key] = value;
  }
  return made;
}

function makeValue(shape: Shape, making: Making): unknown {
  const { random: source } = making;
  const { domain } = shape;
  switch (domain.kind) {
    case 'values':
      return pickFrom(domain, making);
    case 'integer': {
      const { min, max } = domain;
      if (making.odd()) return source.pick([min, max]);
      return min + source.below(Math.min(max - min, 5) + 1);
    }
    case 'text':
      return makeText(making);
    case 'list': {
      const length =
        domain.least + (source.chance(0.3) ? 1 : 0) + (domain.least === 0 && source.chance(0.8) ? 1 : 0);
      const items = Array.from({ length }, () => makeValue(domain.item, making)).filter(
        (item) => item !== nothing,
      );
      return items.length < domain.least ? nothing : distinct(items);
    }
    case 'record': {
      const made: Record<string, unknown> = {};
      for (let count = Math.max(source.below(3), domain.least); count > 0; count--) {
        const value = makeValue(domain.item, making);
        if (value !== nothing) made[String(pickFrom(domain.keys, making))] = value;
      }
      return Object.keys(made).length < domain.least ? nothing : made;
    }
    case 'object':
      return makeObject(domain.rows(), making, 2);
    case 'either': {
      const chosen = source.pick(domain.shapes);
      return chosen === undefined ? nothing : makeValue(chosen, making);
    }
    case 'tagged': {
      const type = source.pick(Object.keys(domain.shapes)) ?? '';
      const chosen = domain.shapes[type];
      const made = chosen === undefined ? nothing : makeValue(chosen, making);
      return typeof made === 'object' ? { type, ...made } : nothing;
    }
    case 'construct': {
      const part = source.pick(making.parts.filter(({ is }) => domain.names.includes(is)));
      return part === undefined ? nothing : ({ $: 'part', id: part.id } satisfies Stand);
    }
    // Which object it changes, the key says.
    case 'patch':
    case 'none':
      return nothing;
  }
}

function pickFrom(
  { usual, edge }: { readonly usual: readonly unknown[]; readonly edge: readonly unknown[] },
  { random: source, odd }: Making,
): unknown {
  const choices = edge.length > 0 && odd() ? edge : usual;
  return choices.length === 0 ? nothing : source.pick(choices);
}

function makeText(making: Making): unknown {
  const { random: source } = making;
  if (making.odd()) return source.pick([...oddStrings, '', 0, -1.5, 1e21, true]);
  if (source.chance(0.7)) return source.pick(['a', 'serve', '--level=info', 5, true]);
  const what = makeStand(making);
  if (source.chance(0.7)) return what;
  const around = (): string => (making.odd() ? (source.pick(oddStrings) ?? '') : '-');
  return { $: 'around', before: around(), what, after: around() } satisfies Stand;
}

/** A value that refers to a part, or to what is known only when the app is deployed. */
function makeStand({ random: source, parts }: Making): Stand {
  const called = source.pick(
    parts.filter(({ is }) => is === 'WebApp' || is === 'StatefulApp' || is === 'Service'),
  );
  if (called !== undefined && source.chance(0.6)) {
    return { $: source.pick(['host', 'port', 'url'] as const) ?? 'host', id: called.id };
  }
  const calls: readonly Stand[] = [
    { $: 'call', of: 'secret', args: ['db', 'password'] },
    { $: 'call', of: 'secret', args: ['db', 'key', { compose: { file: './secrets/key' } }] },
    { $: 'call', of: 'config', args: ['settings', 'level'] },
    { $: 'call', of: 'variable', args: ['LEVEL', { default: 'info' }] },
    { $: 'call', of: 'field', args: ['metadata.name'] },
    { $: 'call', of: 'perTarget', args: [{ kubernetes: 'a', compose: 'b' }] },
  ];
  return source.pick(calls) ?? { $: 'call', of: 'field', args: ['metadata.name'] };
}

function distinct(items: readonly unknown[]): unknown[] {
  const seen = new Set<string>();
  return items.filter((item) => {
    const text = JSON.stringify(item);
    if (seen.has(text)) return false;
    seen.add(text);
    return true;
  });
}
