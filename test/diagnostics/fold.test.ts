import { plain } from '../../lib/diagnostics/color';
import type { Diagnostic } from '../../lib/diagnostics/diagnostic';
import { fold, withoutName } from '../../lib/diagnostics/fold';
import { formatDiagnostics } from '../../lib/diagnostics/format';

const about = (id: string, line: number, more: Partial<Diagnostic> = {}): Diagnostic => ({
  code: 'probe/no-health-tool',
  severity: 'warning',
  message: `Compose cannot ask the readiness probe of "${id}".`,
  path: `shop/${id}`,
  construct: 'WebApp',
  location: { file: '/shop/app.ts', line, column: 3 },
  affected: [{ target: 'compose', object: `services.${id}`, pointer: '/healthcheck' }],
  ...more,
});
const ids = Array.from({ length: 40 }, (_, at) => `web-${at}`);
const options = { paint: plain, folder: '/shop' };
const text = (diagnostics: readonly Diagnostic[], max?: number) =>
  formatDiagnostics(diagnostics, { ...options, max });

test('forty findings that differ in the name alone are one, with all their lines', () => {
  const folded = text(ids.map((id, at) => about(id, at + 1)));
  expect(folded.match(/^warning /gm)).toHaveLength(1);
  expect(folded).toContain('also at      app.ts:2:3, app.ts:3:3,');
  expect(folded).toContain('and 15 others');
  expect(folded.split('\n').length).toBeLessThan(25);
});

test('those of a loop stand at one line, and are told by their constructs', () => {
  const folded = text(ids.map((id) => about(id, 7)));
  expect(folded).not.toContain('also at');
  expect(folded).toContain('also in      shop/web-1, shop/web-2,');
});

test('a few lines are shown each by itself, what is said of one line is not', () => {
  const few = [about('a', 1), about('b', 2), about('c', 2)];
  expect(fold(few).map(({ first, others }) => [first.path, others.length])).toEqual([
    ['shop/a', 0],
    ['shop/b', 1],
  ]);
});

test('what says something else, or of something else, stays apart', () => {
  const all = [
    about('a', 1),
    about('b', 2, { message: 'Compose cannot ask the readiness probe of "a".' }),
    about('c', 3, { severity: 'error' }),
    about('d', 4, { fix: 'Mend it.' }),
    about('e', 5, { suggestion: 'curl' }),
    about('f', 6, { code: 'port/not-found' }),
  ];
  expect(fold(all).map(({ others }) => others)).toEqual(all.map(() => []));
});

test('a name is known by the quotes around it: as id, as a name made of ids, as path', () => {
  expect(withoutName('"web" "api-web" "shop/api/web" "webs" web "shop"', 'shop/api/web')).toBe(
    '"…" "…" "…" "webs" web "shop"',
  );
  expect(withoutName('of "app"', '')).toBe('of "app"');
});

test('beyond a number the rest is counted, and errors come first', () => {
  const many = ids.map((id, at) => about(id, at + 1, { message: `Warning ${at}.` }));
  const error = about('last', 99, { severity: 'error', message: 'Error.' });
  const shown = text([...many, error, { ...error, message: 'Other.' }], 3);
  expect(shown.match(/^(?:error|warning) /gm)).toEqual(['error ', 'error ', 'warning ']);
  expect(shown).toMatch(/\n\n39 more warnings: .*--max-diagnostics/);
  expect(text([...many, error], 0)).toMatch(/^1 more error and 40 more warnings: /);
  expect(text(many)).not.toContain('more warning');
});
