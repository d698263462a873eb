import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { app, project } from './project';

function run(folder: string, file = 'app.ts') {
  return spawnSync(process.execPath, ['--import', 'lading/register', file], {
    cwd: folder,
    encoding: 'utf8',
  });
}

test.each(['{}', '{ "type": "module" }'])(
  'node runs an app of TypeScript files in a package %s',
  (manifest) => {
    const folder = project({
      'package.json': manifest,
      'app.ts': `import { image } from './image.js';\n${app.replace("'ghcr.io/acme/mailer:2.0.0'", 'image')}app.synth();\n`,
      'image.ts': "enum Tag { latest = 'acme/mailer:2.0.0' }\nexport const image: string = Tag.latest;\n",
    });
    expect(run(folder)).toMatchObject({ status: 0, stdout: '', stderr: '' });
    expect(readFileSync(join(folder, 'dist/compose/compose.yaml'), 'utf8')).toContain('acme/mailer:2.0.0');
  },
);

test('an app that cannot be synthesized fails with all that is wrong, at its lines', () => {
  const folder = project({
    'app.ts': `${app.replace('{ image', '{ restrat: 1, image')}  new Worker(shop, 'UPPER', { image: 'a:1' });\napp.synth();\n`,
  });
  const { status, stderr } = run(folder);
  expect(status).not.toBe(0);
  expect(stderr).toContain('app.ts:4:30\n');
  expect(stderr).toContain('app.ts:5:3\n');
  expect(existsSync(join(folder, 'dist/lading.json'))).toBe(false);
});

test('what cdk8s needs for few apps, its `yaml` above all, is loaded by its first use, and then works', () => {
  const folder = project({
    'app.ts': `import { Yaml } from 'cdk8s';
const bundled = Object.keys(require.cache).filter((file) => file.includes('cdk8s/node_modules/yaml/'));
console.log(bundled.length, Yaml.stringify({ a: 'yes' }));\n`,
  });
  expect(run(folder)).toMatchObject({ status: 0, stdout: '0 a: "yes"\n\n' });
});
