import { type Fields, listAt, numberAt, textAt } from '../host/json';
import { podSpecOf } from '../kubernetes/pod-spec';
import { addImage, addLayer, type Blob, type Recipe, type Store } from './image';
import { softwareFor } from './software';

/** What the manifests say of an image: enough to make one that behaves like it. */
export interface Wanted {
  readonly name: string;
  readonly ports: ReadonlySet<number>;
  /** Programs that the image is expected to hold. */
  readonly programs: ReadonlySet<string>;
}

/** Added to the tag of an image for its next version: the same, but for its version. */
export const nextTag = '-next';

/** Makes each image that the objects name, and its next version. */
export async function makeImages(
  store: Store,
  debian: string,
  standIn: string,
  objects: readonly Fields[],
): Promise<string[]> {
  const base = [await baseOf(store, debian)];
  const names: string[] = [];
  for (const wanted of wantedBy(objects)) {
    for (const [name, version] of [
      [wanted.name, '1'],
      [`${wanted.name}${nextTag}`, '2'],
    ] as const) {
      await makeImage(store, base, standIn, wanted, name, version);
      names.push(name);
    }
  }
  return names;
}

const bases = new WeakMap<Store, Promise<Blob>>();

/** The first layer is most of an image: its sum is taken once, for all steps. */
export function baseOf(store: Store, debian: string): Promise<Blob> {
  const known = bases.get(store) ?? addLayer(store, debian);
  bases.set(store, known);
  return known;
}

async function makeImage(
  store: Store,
  base: readonly Blob[],
  standIn: string,
  wanted: Wanted,
  name: string,
  version: string,
): Promise<void> {
  const real = softwareFor(wanted.name);
  const recipe = real ?? standInFor(standIn, wanted);
  const env = { ...recipe.env, STAND_IN_VERSION: version, ...(real ? { PYTHONDONTWRITEBYTECODE: '1' } : {}) };
  await addImage(store, name, base, { ...recipe, env });
}

/** Answers on the ports of an image, under whatever names its programs are called by. */
function standInFor(standIn: string, { name, ports, programs }: Wanted): Recipe {
  const links = [...programs].map((program): [string, { link: string }] => [
    program.startsWith('/') ? program.slice(1) : `usr/local/bin/${program}`,
    { link: '/usr/local/bin/stand-in' },
  ]);
  return {
    files: { 'usr/local/bin/stand-in': { from: standIn }, ...Object.fromEntries(links) },
    env: { STAND_IN_IMAGE: name, STAND_IN_PORTS: [...ports].join(' ') },
    entrypoint: ['/usr/local/bin/stand-in'],
  };
}

/** Programs that every image has from Debian: they are not stood in for. */
const usual = new Set([
  'sh',
  '/bin/sh',
  'sleep',
  'cp',
  'cat',
  'nc',
  'wget',
  'curl',
  'node',
  'python3',
  'redis-server',
]);

function wantedBy(objects: readonly Fields[]): Wanted[] {
  const found = new Map<string, { name: string; ports: Set<number>; programs: Set<string> }>();
  for (const object of objects) {
    const pod = podSpecOf(object);
    for (const container of [...listAt(pod, 'containers'), ...listAt(pod, 'initContainers')]) {
      const name = textAt(container, 'image');
      const wanted = found.get(name) ?? { name, ports: new Set<number>(), programs: new Set<string>() };
      found.set(name, wanted);
      for (const port of listAt(container, 'ports')) wanted.ports.add(numberAt(port, 'containerPort'));
      const [program] = listAt(container, 'command');
      if (typeof program === 'string' && !usual.has(program)) wanted.programs.add(program);
    }
  }
  return [...found.values()];
}
