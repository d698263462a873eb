import { createHash } from 'node:crypto';
import {
  copyFileSync,
  createReadStream,
  existsSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { run } from '../host/run';

/** What is put on top of the first layer, and how the image starts. */
export interface Recipe {
  /** Files by their path in the image: copied from the machine, or written, or links. */
  readonly files: Readonly<Record<string, { from: string } | { text: string } | { link: string }>>;
  readonly env?: Readonly<Record<string, string>>;
  readonly entrypoint?: readonly string[];
  readonly cmd?: readonly string[];
  readonly user?: string;
  readonly workingDir?: string;
  readonly stopSignal?: string;
  readonly ports?: readonly number[];
}

export interface Blob {
  readonly digest: string;
  readonly size: number;
}

/** An image as registries and engines know it. */
export interface Image {
  readonly name: string;
  readonly manifest: Blob;
  readonly config: Blob;
  readonly layers: readonly Blob[];
}

/** A folder of blobs by digest, as registries keep them. */
export interface Store {
  readonly folder: string;
  readonly images: Map<string, Image>;
}

export function createStore(folder: string): Store {
  mkdirSync(folder, { recursive: true });
  return { folder, images: new Map() };
}

export function blobPath(store: Store, digest: string): string {
  return join(store.folder, digest.replace('sha256:', ''));
}

export async function addLayer(store: Store, tar: string): Promise<Blob> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(tar), hash);
  const digest = `sha256:${hash.digest('hex')}`;
  if (!existsSync(blobPath(store, digest))) {
    try {
      linkSync(tar, blobPath(store, digest));
    } catch {
      copyFileSync(tar, blobPath(store, digest)); // on another file system
    }
  }
  return { digest, size: statSync(tar).size };
}

/** Makes an image from layers and a recipe, under a name as manifests write it. */
export async function addImage(
  store: Store,
  name: string,
  base: readonly Blob[],
  recipe: Recipe,
): Promise<Image> {
  const layers = [...base];
  if (Object.keys(recipe.files).length > 0) layers.push(await layerOf(store, recipe));
  const exposed = (recipe.ports ?? []).map((port): [string, object] => [`${port}/tcp`, {}]);
  const config = addText(store, {
    architecture: 'amd64',
    os: 'linux',
    created: '2026-01-01T00:00:00Z',
    config: {
      Env: Object.entries({ PATH: searchPath, ...recipe.env }).map(([key, value]) => `${key}=${value}`),
      Entrypoint: recipe.entrypoint,
      Cmd: recipe.cmd,
      User: recipe.user,
      WorkingDir: recipe.workingDir,
      StopSignal: recipe.stopSignal,
      ExposedPorts: exposed.length > 0 ? Object.fromEntries(exposed) : undefined,
    },
    rootfs: { type: 'layers', diff_ids: layers.map((layer) => layer.digest) },
    history: layers.map(() => ({ created: '2026-01-01T00:00:00Z', created_by: 'lading' })),
  });
  const manifest = addText(store, {
    schemaVersion: 2,
    mediaType: manifestType,
    config: { mediaType: 'application/vnd.oci.image.config.v1+json', ...config },
    layers: layers.map((layer) => ({ mediaType: 'application/vnd.oci.image.layer.v1.tar', ...layer })),
  });
  const image = { name, manifest, config, layers };
  store.images.set(name, image);
  return image;
}

export const manifestType = 'application/vnd.oci.image.manifest.v1+json';
const searchPath = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';

function addText(store: Store, value: unknown): Blob {
  const text = JSON.stringify(value);
  const digest = `sha256:${createHash('sha256').update(text).digest('hex')}`;
  writeFileSync(blobPath(store, digest), text);
  return { digest, size: Buffer.byteLength(text) };
}

async function layerOf(store: Store, recipe: Recipe): Promise<Blob> {
  const folder = mkdtempSync(join(store.folder, 'layer-'));
  try {
    const root = join(folder, 'root');
    mkdirSync(root);
    for (const [path, file] of Object.entries(recipe.files)) {
      const to = join(root, path);
      mkdirSync(dirname(to), { recursive: true });
      if ('from' in file) copyFileSync(file.from, to);
      else if ('link' in file) symlinkSync(file.link, to);
      else writeFileSync(to, file.text, { mode: file.text.startsWith('#!') ? 0o755 : 0o644 });
    }
    const tar = join(folder, 'layer.tar');
    const plain = [
      '--numeric-owner',
      '--owner=0',
      '--group=0',
      '--sort=name',
      '--mtime=2026-01-01T00:00:00Z',
    ];
    await run('tar', ['-C', root, ...plain, '-cf', tar, '.']);
    return await addLayer(store, tar);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
