import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { app as declared, lading, project } from './project';

let folder = '';
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** What a program prints that uses the package as it is built. */
function printed(program: string): unknown {
  folder = project({});
  return JSON.parse(execFileSync(process.execPath, ['-p', program], { cwd: folder, encoding: 'utf8' }));
}

describe('the package as it is built', () => {
  it('gives the class of each construct the name that people know it by', () => {
    const names = printed(`
      const { App, Chart, WebApp } = require('lading');
      const shop = new Chart(new App(), 'shop');
      new WebApp(shop, 'web', { image: 'acme/web:1', port: 80, publish: 80 });
      JSON.stringify(shop.node.findAll().map(({ constructor }) => constructor.name));`);
    expect(names).toEqual(
      expect.arrayContaining([
        'Chart',
        'WebApp',
        'Deployment',
        'Service',
        'PublicService',
        'KubernetesObject',
      ]),
    );
  });

  it('extends the very classes of cdk8s, of which it loads a part', () => {
    const kin = printed(`
      const { App, Chart } = require('lading');
      const all = Object.keys(require.cache).some((file) => /cdk8s[\\\\/]lib[\\\\/]index\\.js$/.test(file));
      const cdk8s = require('cdk8s');
      const shop = new Chart(new App(), 'shop');
      JSON.stringify([all, shop instanceof cdk8s.Chart, shop.node.root instanceof cdk8s.App]);`);
    expect(kin).toEqual([false, true, true]);
  });

  it('starts a small app that changes nothing without the larger modules of Node', () => {
    folder = project({
      // A listener of the end is watched by a thread, which is large itself.
      'app.ts': `import { writeSync } from 'node:fs';
${declared}
const end = process.reallyExit;
process.reallyExit = (code) => { writeSync(2, JSON.stringify(process.moduleLoadList)); end.call(process, code); };`,
    });
    lading(folder, ['synth', '--app', 'app.ts', '--quiet']);
    const { stderr } = lading(folder, ['synth', '--app', 'app.ts', '--quiet']);
    const loaded: unknown = JSON.parse(stderr.trim().split('\n').at(-1) ?? '');
    expect(loaded).toContain('NativeModule vm');
    for (const name of ['crypto', 'stream', 'net', 'child_process', 'zlib'])
      expect(loaded).not.toContain(`NativeModule ${name}`);
  });

  it('has what every run calls in parentheses, where the engine compiles it at once', () => {
    for (const name of ['main', 'index', 'shared', 'validation', 'plain']) {
      const text = readFileSync(join(__dirname, '../../build', `${name}.js`), 'utf8');
      expect(/^(?:"use strict";)?var [\w$]+=\(function\(/.test(text)).toBe(true);
    }
  });

  it('makes of the commands only the one that is called', () => {
    const { loaded } = Object(
      printed(`
      const { dirname, join } = require('node:path');
      require(join(dirname(require.resolve('lading')), 'main.js'));
      require(join(dirname(require.resolve('lading')), 'commands.js'));
      JSON.stringify({ loaded: process.moduleLoadList });`),
    );
    expect(loaded).toContain('NativeModule path');
    for (const name of ['crypto', 'http', 'child_process', 'zlib'])
      expect(loaded).not.toContain(`NativeModule ${name}`);
  });

  it('loads what meshes and most kinds of workloads need with the first of them', () => {
    const loadedBy = (more: string): readonly unknown[] => {
      folder = project({
        'app.ts': `import { ApiObject } from 'cdk8s';
import { Job, WebApp } from 'lading';
import { writeSync } from 'node:fs';
import { basename } from 'node:path';
${declared}
${more}
process.on('exit', () => writeSync(2, JSON.stringify(Object.keys(require.cache).map((file) => basename(file)))));`,
      });
      const { stderr } = lading(folder, ['synth', '--app', 'app.ts', '--quiet']);
      rmSync(folder, { recursive: true });
      return JSON.parse(stderr.trim().split('\n').at(-1) ?? '');
    };
    const web = `new WebApp(shop, 'web', { image: 'acme/web:1.0.0', port: 8080, publish: 80, readiness: false });`;
    expect(loadedBy(web)).toContain('index.js');
    const apart = ['later.js', 'commands.js', 'checks.js', 'rare.js', 'expressions.js', 'v1-every.js'];
    for (const file of apart) expect(loadedBy(web)).not.toContain(file);
    expect(loadedBy(`new Job(shop, 'seed', { image: 'acme/seed:1.0.0' });`)).toContain('later.js');
    // What asks the rules of a definition comes with the first object that has some.
    const route = {
      apiVersion: 'gateway.networking.k8s.io/v1',
      kind: 'HTTPRoute',
      metadata: { name: 'all' },
    };
    const ruled = `new ApiObject(shop, 'route', ${JSON.stringify({ ...route, spec: { parentRefs: [{ name: 'edge' }] } })});`;
    expect(loadedBy(ruled)).toContain('expressions.js');
    expect(loadedBy(ruled)).not.toContain('later.js');
  });
});
