import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileBeside } from '../../../lib/cli/compiled/beside';
import { mainFile } from '../../../lib/cli/compiled/main-file';
import { packageRoot } from '../../../lib/diagnostics/package-root';

let folder = '';
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'lading-beside-')));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function put(path: string, text = ''): string {
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  return file;
}

function asNode(id: string, from: string): string | undefined {
  try {
    return createRequire(from).resolve(id);
  } catch {
    return undefined;
  }
}

describe('a file beside another', () => {
  test('of what we have built is known by its name', () => {
    const from = join(packageRoot(), 'build/main.js');
    expect(fileBeside('./shared.js', from)).toBe(join(packageRoot(), 'build/shared.js'));
    const schema = join(packageRoot(), 'schemas/compose/compose.js');
    expect(fileBeside(schema, from)).toBe(schema);
    expect(fileBeside('./shared', from)).toBeUndefined();
  });

  test.each(['./chart', './chart.js', '../lib/chart'])('of a package is what Node finds for %s', (id) => {
    const from = put('node_modules/cdk8s/lib/app.js');
    const file = put('node_modules/cdk8s/lib/chart.js');
    expect([fileBeside(id, from), asNode(id, from)]).toEqual([file, file]);
  });

  test.each(['./folder', './data.json', './missing', 'chart', 'node:fs'])('is left to Node for %s', (id) => {
    const from = put('node_modules/cdk8s/lib/app.js');
    put('node_modules/cdk8s/lib/folder/index.js');
    put('node_modules/cdk8s/lib/data.json');
    expect(fileBeside(id, from)).toBeUndefined();
  });

  test('is left to Node for code of anybody else, and for a path that may lead through links', () => {
    const file = put('node_modules/cdk8s/lib/chart.js');
    expect(fileBeside('./chart', put('lib/app.js'))).toBeUndefined();
    expect(fileBeside(file, put('lib/app.js'))).toBeUndefined();
    expect(fileBeside(file, join(packageRoot(), 'build/index.js'))).toBe(file);
  });
});

describe('the main file of a package', () => {
  const plain = { exports: { '.': { types: './lib/index.d.ts', default: './lib/index.js' } } };

  function install(place: string, manifest: object): string {
    put(join(place, 'package.json'), JSON.stringify({ name: 'constructs', ...manifest }));
    return put(join(place, 'lib/index.js'));
  }

  test.each([
    ['by its exports', plain],
    ['by its main', { main: 'lib/index.js' }],
  ])('is what Node finds, %s', (_, manifest) => {
    const file = install('node_modules/constructs', manifest);
    const from = put('apps/shop/app.ts');
    expect([mainFile('constructs', from), asNode('constructs', from)]).toEqual([file, file]);
  });

  test('is that of the nearest copy, behind its link', () => {
    install('node_modules/constructs', plain);
    const file = install('store/constructs', plain);
    mkdirSync(join(folder, 'apps/node_modules'), { recursive: true });
    symlinkSync(join(folder, 'store/constructs'), join(folder, 'apps/node_modules/constructs'));
    const from = put('apps/shop/app.ts');
    expect([mainFile('constructs', from), asNode('constructs', from)]).toEqual([file, file]);
  });

  test.each([
    ['conditions', { exports: { '.': { import: './lib/index.mjs', default: './lib/index.js' } } }],
    ['a text', { exports: './lib/index.js' }],
    ['a file that is not there', { main: 'lib/main.js' }],
    ['a name without its ending', { main: 'lib/index' }],
    ['nothing', {}],
  ])('is left to Node where its package.json says it by %s', (_, manifest) => {
    install('node_modules/constructs', manifest);
    expect(mainFile('constructs', put('app.ts'))).toBeUndefined();
  });

  test('is left to Node where there is none, and for every other package', () => {
    put('node_modules/other/package.json', JSON.stringify({ main: 'index.js' }));
    put('node_modules/other/index.js');
    const from = put('app.ts');
    expect(mainFile('other', from)).toBeUndefined();
    expect(mainFile('constructs', from)).toBeUndefined();
  });
});
