import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { plainEntry } from '../../../lib/cli/compiled/plain-entry';

describe('the first file of a package', () => {
  let folder: string;
  beforeEach(() => {
    folder = realpathSync(mkdtempSync(join(tmpdir(), 'entry-')));
    mkdirSync(join(folder, 'app', 'src'), { recursive: true });
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  function install(place: string, manifest: unknown): void {
    const home = join(folder, place);
    mkdirSync(join(home, 'lib'), { recursive: true });
    writeFileSync(join(home, 'package.json'), JSON.stringify(manifest));
    for (const name of ['lib/index.js', 'lib/other.js', 'index.js']) writeFileSync(join(home, name), '');
  }

  const plain = { exports: { '.': { types: './lib/index.d.ts', default: './lib/index.js' } } };

  /** What we say, and what Node does, who asks from a file of the app. */
  function found(): readonly [string | undefined, string] {
    const from = join(folder, 'app', 'src', 'app.ts');
    return [plainEntry('tree', from), createRequire(from).resolve('tree')];
  }

  it.each(['app/node_modules/tree', 'node_modules/tree'])('is the one that Node finds in %s', (place) => {
    install(place, plain);
    expect(found()).toEqual([join(folder, place, 'lib/index.js'), join(folder, place, 'lib/index.js')]);
  });

  it('is the nearest of two', () => {
    install('node_modules/tree', plain);
    install('app/node_modules/tree', { exports: { '.': { default: './lib/other.js' } } });
    const nearest = join(folder, 'app/node_modules/tree/lib/other.js');
    expect(found()).toEqual([nearest, nearest]);
  });

  it('is where a link leads to', () => {
    install('store/tree', plain);
    mkdirSync(join(folder, 'node_modules'));
    symlinkSync(join(folder, 'store/tree'), join(folder, 'node_modules/tree'));
    expect(found()).toEqual([
      join(folder, 'store/tree/lib/index.js'),
      join(folder, 'store/tree/lib/index.js'),
    ]);
  });

  it.each([
    ['no exports', { main: 'lib/other.js' }],
    ['another condition', { exports: { '.': { require: './lib/other.js', default: './lib/index.js' } } }],
    ['one file for all', { exports: './lib/other.js' }],
    ['a condition within', { exports: { '.': { default: { node: './lib/other.js' } } } }],
  ])('is left to Node where package.json has %s', (_, manifest) => {
    install('node_modules/tree', manifest);
    expect(found()).toEqual([undefined, join(folder, 'node_modules/tree/lib/other.js')]);
  });

  it.each([
    ['the package is not there', {}, ''],
    ['its file is not there', { exports: { '.': { default: './lib/none.js' } } }, ''],
    ['package.json cannot be read', '', '{'],
  ])('is left to Node where %s', (_, manifest, text) => {
    if (manifest !== '') install('node_modules/other', manifest);
    mkdirSync(join(folder, 'node_modules/tree'), { recursive: true });
    if (text !== '') writeFileSync(join(folder, 'node_modules/tree/package.json'), text);
    else if (Object.keys(Object(manifest)).length > 0) install('node_modules/tree', manifest);
    expect(plainEntry('tree', join(folder, 'app/src/app.ts'))).toBeUndefined();
  });
});
