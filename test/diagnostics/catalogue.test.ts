import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { catalogue } from '../../lib/diagnostics/catalogue';
import { packageRoot } from '../../lib/diagnostics/package-root';

const pages = join(packageRoot(), 'docs', 'diagnostics');
const codes = Object.keys(catalogue);

test('codes are sorted, and read area/what-is-wrong', () => {
  expect(codes).toEqual([...codes].sort());
  for (const code of codes) expect(code).toMatch(/^[a-z0-9-]+\/[a-z0-9-]+$/);
});

test.each(Object.entries(catalogue))('%s has a page with its title and an example', (code, { title }) => {
  const page = readFileSync(join(pages, `${code}.md`), 'utf8');
  expect(page).toMatch(/^# \S/);
  expect(page.match(/^# /gm)).toHaveLength(1);
  if (code !== 'internal/bug') expect(page).toContain('```');
  expect(title).not.toMatch(/\.$/);
});

test('every page belongs to a code', () => {
  const found = readdirSync(pages, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.md') && existsSync(join(pages, path)))
    .map((path) => path.replaceAll('\\', '/').slice(0, -'.md'.length));
  expect(found.filter((code) => code !== 'README' && !codes.includes(code))).toEqual([]);
});
