import { join } from 'node:path';
import { runRule } from 'lading/testing';
import { App, Chart, defineRule, Worker } from '../../lib';
import { lading, project } from '../cli/project';
import { blocksOf, root } from './blocks';

const blocks = blocksOf(join(root, 'docs', 'custom-rules.md'));
const textOf = (name: string) => blocks.find(({ title }) => title === name)?.text ?? '';

test('the example of the page tells what the page says', () => {
  const names = ['rules/owner-label.ts', 'cdk8s.yaml', 'web.yaml'];
  const folder = project(Object.fromEntries(names.map((name) => [name, textOf(name)])));
  const { stdout, stderr, status } = lading(folder, ['validate', 'web.yaml']);
  expect(stdout + stderr).toBe(textOf('output'));
  expect(status).toBe(1);
});

test('the test of the page passes', () => {
  const [, body] = textOf('rules/no-latest.test.ts').split("import { runRule } from 'lading/testing';\n");
  const run = new Function('App', 'Chart', 'Worker', 'defineRule', 'runRule', 'test', 'expect', plain(body));
  let ran = 0;
  const once = (_: string, test: () => void): void => {
    test();
    ran += 1;
  };
  run(App, Chart, Worker, defineRule, runRule, once, expect);
  expect(ran).toBe(1);
});

/** The page has one annotation of a type. */
function plain(text = ''): string {
  return text.replace('(image: string)', '(image)');
}
