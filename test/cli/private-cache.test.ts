import {
  chmodSync,
  chownSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { codeCache } from '../../lib/cli/load/cache';
import { cacheFolder } from '../../lib/emit/cache-folder';
import { privateCache } from '../../lib/files/private-cache';

/** Only root can give files away. */
const asRoot = process.geteuid?.() === 0 ? test : test.skip;
const stranger = 12_345;

interface Package {
  readonly folder: string;
  readonly app: string;
  readonly cache: string;
}

function packageWith(manifest = true): Package {
  const folder = mkdtempSync(join(tmpdir(), 'lading-private-'));
  const app = join(folder, 'infra', 'app.ts');
  mkdirSync(join(folder, 'infra'));
  writeFileSync(app, 'source');
  if (manifest) writeFileSync(join(folder, 'package.json'), '{}');
  return { folder, app, cache: join(folder, 'node_modules', '.cache', 'lading') };
}

/** What a second run gets of what a first one has kept. */
function keptOf({ app }: Package): string | undefined {
  codeCache(app).set(app, 'source', 'code');
  return codeCache(app).get(app, 'source');
}

test('code is kept beside the package of the app, for nobody else to read or write', () => {
  const place = packageWith();
  expect(keptOf(place)).toBe('code');
  expect(lstatSync(place.cache).mode & 0o777).toBe(0o700);
  for (const name of readdirSync(place.cache)) {
    expect(lstatSync(join(place.cache, name)).mode & 0o777).toBe(0o600);
  }
  expect(codeCache(place.app).get(place.app, 'another source')).toBeUndefined();
});

test('an app that belongs to no package keeps nothing', () => {
  const place = packageWith(false);
  mkdirSync(join(place.folder, 'node_modules'));
  expect(keptOf(place)).toBeUndefined();
  expect(existsSync(place.cache)).toBe(false);
});

test.each([0o770, 0o707, 0o777])('a folder of mode %o is not used', (mode) => {
  const place = packageWith();
  keptOf(place);
  chmodSync(place.cache, mode);
  expect(keptOf(place)).toBeUndefined();
});

test('a package folder that everybody writes to gets no cache', () => {
  const place = packageWith();
  chmodSync(place.folder, 0o1777);
  expect(keptOf(place)).toBeUndefined();
  expect(existsSync(join(place.folder, 'node_modules'))).toBe(false);
});

test('a link in place of the folder, or of a file in it, is not followed', () => {
  const place = packageWith();
  keptOf(place);
  const [name = ''] = readdirSync(place.cache);
  const kept = readFileSync(join(place.cache, name));
  rmSync(join(place.cache, name));
  writeFileSync(join(place.folder, 'elsewhere'), kept);
  symlinkSync(join(place.folder, 'elsewhere'), join(place.cache, name));
  expect(codeCache(place.app).get(place.app, 'source')).toBeUndefined();
  const other = packageWith();
  mkdirSync(join(other.folder, 'node_modules', '.cache'), { recursive: true });
  symlinkSync(place.cache, other.cache);
  expect(keptOf(other)).toBeUndefined();
});

test('a file that others can write to is not run', () => {
  const place = packageWith();
  keptOf(place);
  const [name = ''] = readdirSync(place.cache);
  chmodSync(join(place.cache, name), 0o666);
  expect(codeCache(place.app).get(place.app, 'source')).toBeUndefined();
});

asRoot("a folder, or a file in it, that is somebody else's is not used", () => {
  const place = packageWith();
  keptOf(place);
  const [name = ''] = readdirSync(place.cache);
  chownSync(join(place.cache, name), stranger, stranger);
  expect(codeCache(place.app).get(place.app, 'source')).toBeUndefined();
  chownSync(place.cache, stranger, stranger);
  expect(keptOf(place)).toBeUndefined();
});

asRoot("somebody else's package gets a cache only where the app is somebody else's, too", () => {
  const place = packageWith();
  chownSync(place.folder, stranger, stranger);
  expect(privateCache(join(place.folder, 'node_modules'), dirname(place.app))).toBeUndefined();
  chownSync(join(place.folder, 'infra'), stranger, stranger);
  expect(privateCache(join(place.folder, 'node_modules'), dirname(place.app))).toBe(place.cache);
});

describe('what this machine alone needs to know', () => {
  const partOf = ({ folder }: Package) => cacheFolder(join(folder, 'dist'), 'outputs');
  const withModules = () => {
    const place = packageWith();
    mkdirSync(join(place.folder, 'node_modules'));
    return place;
  };

  test('is kept in a part of the same folder', () => {
    const place = withModules();
    expect(partOf(place)).toBe(join(place.cache, 'outputs'));
    expect(lstatSync(join(place.cache, 'outputs')).mode & 0o777).toBe(0o700);
    expect(keptOf(place)).toBe('code');
  });

  test.each(['', 'outputs'])('is not kept where others write to the folder, or to its part %j', (part) => {
    const place = withModules();
    partOf(place);
    chmodSync(join(place.cache, part), 0o777);
    expect(partOf(place)).toBeUndefined();
  });

  test('is not kept in a package folder that everybody writes to', () => {
    const place = withModules();
    chmodSync(place.folder, 0o1777);
    expect(partOf(place)).toBeUndefined();
    expect(existsSync(join(place.folder, 'node_modules', '.cache'))).toBe(false);
  });
});
