import { filePlaces, servicePlaces } from '../../../lib/compose/own-places';
import { ownPlacesOf } from '../../../lib/kubernetes/own-places';
import type { OwnPlaces } from '../../../lib/model/own-places';
import { servicePlaces as swarmPlaces } from '../../../lib/swarm/own-places';
import composeDefinitions from '../../../schemas/compose/definitions.json';
import kubernetesDefinitions from '../../../schemas/kubernetes/definitions.json';
import type { Random } from './random';
import { type Definitions, fill, type Schema, within } from './schema';

/** An object that can be patched: what it may hold, and the places of it that mean nothing to other targets. */
interface Patched {
  readonly definitions: Definitions;
  readonly schema: Schema;
  readonly places: OwnPlaces;
}

/** What some keys of `patch` are called otherwise than the kind that they patch; of an app, `patch` is the whole file. */
const kinds: Readonly<Record<string, string>> = {
  gatewayRoute: 'HTTPRoute',
  podsService: 'Service',
  publicService: 'Service',
};

const compose: Readonly<Record<string, Patched>> = {
  compose: patchedIn(composeDefinitions, 'service', servicePlaces),
  swarm: patchedIn(composeDefinitions, 'service', swarmPlaces),
  patch: patchedIn(composeDefinitions, 'file', filePlaces),
};

function patchedIn(definitions: Definitions, name: string, places: OwnPlaces): Patched {
  return { definitions, schema: { $ref: name }, places };
}

const count = { type: 'integer', minimum: 1, maximum: 600 };
/** Kinds of custom resources, as much of them as needs no schema of their makers. */
const custom: Definitions = {
  HTTPRoute: { type: 'object', properties: { metadata: { $ref: 'ObjectMeta' } } },
  ScaledObject: {
    type: 'object',
    properties: { metadata: { $ref: 'ObjectMeta' }, spec: { $ref: 'ScaledObjectSpec' } },
  },
  ScaledObjectSpec: {
    type: 'object',
    properties: { cooldownPeriod: count, maxReplicaCount: count, pollingInterval: count },
  },
};
const published: Definitions = { ...kubernetesDefinitions, ...custom };

/** Definitions of one kind in several versions are numbered: the one that knows all places is meant. */
function patchedOf(key: string): Patched | undefined {
  const kind = kinds[key] ?? key.charAt(0).toUpperCase() + key.slice(1);
  const places = ownPlacesOf(kind);
  if (kind in custom) return patchedIn(published, kind, places);
  const names = Object.keys(published).filter((name) => name.replace(/_\d+$/, '') === kind);
  const knows = (name: string): boolean => {
    const spec = within({ $ref: name }, 'spec', published);
    const wanted =
      typeof places === 'object' && typeof places.spec === 'object' ? Object.keys(places.spec) : [];
    return wanted.every((each) => spec !== undefined && within(spec, each, published) !== undefined);
  };
  const name = names.find(knows);
  return name === undefined ? undefined : patchedIn(published, name, places);
}

/**
 * Makes up a change of what a key of `patch` stands for, at a place that the tables name, with a value that its schema
 * takes: as a merge patch or as an operation, with and without a word about the other targets.
 */
export function makePatch(key: string, mayExplain: boolean, random: Random): unknown {
  const patched = compose[key] ?? patchedOf(key);
  const change = patched && changeIn(patched, random);
  if (change === undefined) return undefined;
  const { steps, value } = change;
  const more = mayExplain && random.chance(0.5) ? { onlyHere: 'It was made up.' } : {};
  const isInList = steps.some((step) => typeof step === 'number');
  if (!isInList && random.chance(0.6))
    return { ...more, ...Object(steps.reduceRight<unknown>((inner, step) => ({ [step]: inner }), value)) };
  const path = steps.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
  return [{ op: 'add', path, value, ...more }];
}

interface Change {
  readonly steps: readonly (string | number)[];
  readonly value: unknown;
}

function changeIn({ definitions, schema, places }: Patched, random: Random): Change | undefined {
  const steps: (string | number)[] = [];
  let [at, own]: [Schema, OwnPlaces] = [schema, places];
  // A whole object is too much of a change; of one that is all its own, a place in it.
  while (own !== true || steps.length === 0) {
    const names = own === true ? ['metadata', 'spec'] : Object.keys(own);
    const name = random.pick(names);
    if (name === undefined) return undefined;
    const isEntry = name === '*' && within(at, 0, definitions) !== undefined;
    const step = isEntry ? 0 : name === '*' ? 'default' : name === 'x-*' ? 'x-note' : name;
    const next = within(at, step, definitions);
    if (next === undefined) return undefined;
    steps.push(step);
    own = own === true ? true : (own[name] ?? true);
    at = next;
  }
  const value = fill(at, definitions, random);
  return value === undefined ? undefined : { steps, value };
}
