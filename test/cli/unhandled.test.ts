import { spawnSync } from 'node:child_process';
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../lib/diagnostics/package-root';
import { app, project } from './project';

const broken = app.replace('{ image', '{ restrat: 1, image');
const asCommonJs = broken.replace(/import (.*) from ('lading');/, 'const $1 = require($2);');
const bin = (...path: string[]) => join(packageRoot(), 'node_modules', ...path);
const settings = {
  compilerOptions: {
    module: 'commonjs',
    moduleResolution: 'node10',
    ignoreDeprecations: '6.0',
    esModuleInterop: true,
  },
};

describe.each([
  ['node --import lading/register', 'app.ts', `${broken}app.synth();\n`, ['--import', 'lading/register']],
  ['ts-node', 'app.ts', `${broken}app.synth();\n`, [bin('ts-node/dist/bin.js'), '-T']],
  ['node, as CommonJS', 'app.cjs', `${asCommonJs}app.synth();\n`, []],
  ['node, as an ES module', 'app.mjs', `${broken}app.synth();\n`, []],
  [
    'node, in a main() that nobody awaits',
    'app.cjs',
    `${asCommonJs}async function main() {\n  await 1;\n  app.synth();\n}\nmain();\n`,
    [],
  ],
])('an error that nobody catches, under %s', (_, file, text, args) => {
  test('is the report and the line that asked for it, and the program fails', () => {
    const folder = project({
      [file]: text,
      'package.json': '{}',
      'tsconfig.json': JSON.stringify(settings),
    });
    symlinkSync(bin('typescript'), join(folder, 'node_modules/typescript'));
    const { status, stdout, stderr } = spawnSync(process.execPath, [...args, file], {
      cwd: folder,
      encoding: 'utf8',
    });
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toMatch(/^error {2}props\/unknown\n/m);
    expect(stderr).toContain(`${file}:4:30\n`);
    expect(stderr).toContain('1 error, 0 warnings. Nothing was written.\n');
    expect(stderr.match(/^ +at .*$/gm)).toEqual([expect.stringMatching(`${file}:\\d+:\\d+\\)?$`)]);
    expect(stderr).not.toMatch(/build.index\.js|node:internal|throw/);
  });
});

test('what cdk8s synth shows of a failing app is the report', () => {
  const folder = project({
    'app.ts': `${broken}app.synth();\n`,
    'cdk8s.yaml': 'language: typescript\napp: node --import lading/register app.ts\n',
  });
  const run = spawnSync(process.execPath, [bin('cdk8s-cli/bin/cdk8s'), 'synth'], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, CDK8S_CHECK_UPGRADE: 'false' },
  });
  expect(run.status).toBe(1);
  expect(run.stderr).toMatch(/^error {2}props\/unknown\n/m);
  expect(run.stderr).not.toMatch(/build.index\.js|lading[\\/]build/);
});

test('an error that is caught leaves nothing behind: another one is shown as ever', () => {
  const caught = `try { app.synth(); } catch (error) { console.log(error.name, error.diagnostics.length); }\n`;
  const folder = project({ 'app.cjs': `${asCommonJs}${caught}throw new Error('mine');\n` });
  const { status, stdout, stderr } = spawnSync(process.execPath, ['app.cjs'], {
    cwd: folder,
    encoding: 'utf8',
  });
  expect({ status, stdout }).toEqual({ status: 1, stdout: 'SynthesisError 1\n' });
  expect(stderr).toContain("throw new Error('mine');\n");
  expect(stderr).toContain('Error: mine\n');
});
