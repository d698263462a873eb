import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readTree, render } from '../samples/render';
import { blocksOf, root } from './blocks';
import { strayLines } from './excerpt';

const folder = join(root, 'docs/cookbook');
const index = 'README.md';
const ofSwarm = 'run-on-swarm.md';
const pages = readdirSync(folder).filter((name) => name !== index);

describe.each(pages)('the page %s', (page) => {
  const blocks = blocksOf(join(folder, page));
  let project: string;
  let output: ReadonlyMap<string, string>;

  beforeAll(() => {
    project = mkdtempSync(join(root, 'test/docs/.try-'));
    for (const { title, text } of blocks)
      if (title !== undefined && !title.startsWith('dist/')) writeFileSync(join(project, title), text);
    writeFileSync(join(project, 'app.ts'), blocks.find(({ language }) => language === 'ts')?.text ?? '');
    render(project, join(project, 'dist'));
    output = readTree(join(project, 'dist'));
  });
  afterAll(() => rmSync(project, { recursive: true }));

  it('shows an app without an error or a warning', () => {
    expect(output.get('diagnostics.txt') ?? '').not.toMatch(/^(?:error|warning) /m);
  });

  it('shows parts of both outputs, as they are', () => {
    const shown = blocks.filter(({ title }) => title?.startsWith('dist/'));
    const rooms = new Set(shown.map(({ title = '' }) => title.split('/').at(-2)));
    expect([...rooms].sort()).toEqual(page === ofSwarm ? ['kubernetes', 'swarm'] : ['compose', 'kubernetes']);
    const stray = shown.map(({ title = '', text }) =>
      strayLines(text, output.get(title.slice('dist/'.length)) ?? ''),
    );
    expect(stray.flat()).toEqual([]);
  });

  it('is short', () => {
    expect(readFileSync(join(folder, page), 'utf8').split('\n').length).toBeLessThan(130);
  });
});

test('the index leads to every page', () => {
  const text = readFileSync(join(folder, index), 'utf8');
  const links = [...text.matchAll(/\]\(([\w-]+\.md)\)/g)].map(([, name]) => name);
  expect(links.sort()).toEqual([...pages].sort());
});
