import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { allCodes, catalogue, entryOf, isCode } from '../../lib/diagnostics/catalogue';
import { policyCatalogue } from '../../lib/diagnostics/policy-catalogue';
import { isSuppressible } from '../../lib/diagnostics/suppression';
import { rules } from '../../lib/validation/rules';
import { filesIn, pages, root } from './pages';

const codes = allCodes();
const rulesFolder = join(root, 'lib', 'validation', 'rules');
const ruleFiles = filesIn(rulesFolder).filter((file) => file !== 'index.ts');

/** Codes as they stand in source: `'area/what-is-wrong'` after `code:`, or as the first argument of a call. */
const written = /(?:\bcode: |\b(?:rule|stop|problem)\(\s*)'([a-z0-9-]+\/[a-z0-9-]+)'/g;

describe('the catalogue of diagnostics', () => {
  test('is sorted', () => {
    for (const part of [catalogue, policyCatalogue])
      expect(Object.keys(part)).toEqual(Object.keys(part).sort());
  });

  test('has a page for each code, and each page a code', () => {
    expect(
      pages()
        .map(({ code }) => code)
        .sort(),
    ).toEqual(codes);
  });

  test('knows every code that the library uses', () => {
    const unknown = filesIn(join(root, 'lib'))
      .filter((file) => file.endsWith('.ts') && !file.endsWith('.generated.ts'))
      .flatMap((file) => [...readFileSync(join(root, 'lib', file), 'utf8').matchAll(written)])
      .map(([, code = '']) => code)
      .filter((code) => !isCode(code));
    expect(unknown).toEqual([]);
  });
});

describe.each(pages())('the page of $code', ({ code, text }) => {
  const entry = isCode(code) ? entryOf(code) : undefined;

  test('is headed by the title of the catalogue', () => {
    expect(text.split('\n', 1)).toEqual([`# ${entry?.title}`]);
  });

  test('says how to mend it, and whether it can be suppressed', () => {
    expect(text).toMatch(/^## How to mend it$|\*\*To fix it/m);
    if (isSuppressible(code)) expect(text).toContain(`suppress: [{ code: '${code}'`);
    else expect(text).toContain('cannot be suppressed');
  });
});

describe('the rules of validation', () => {
  test('stand one in a file that is named after its code', () => {
    expect(rules.map(({ code }) => `${code.replace('/', '-')}.ts`).sort()).toEqual(ruleFiles.sort());
  });

  test('have a test each', () => {
    const tests = filesIn(join(root, 'test', 'validation', 'rules')).filter((file) =>
      file.endsWith('.test.ts'),
    );
    expect(tests.sort()).toEqual(ruleFiles.map((file) => file.replace(/\.ts$/, '.test.ts')).sort());
  });

  test('have a page each', () => {
    const documented = pages().map(({ code }) => code);
    expect(rules.map(({ code }) => code).filter((code) => !documented.includes(code))).toEqual([]);
  });
});
