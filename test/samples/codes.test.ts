import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { allCodes } from '../../lib/diagnostics/catalogue';
import { isPolicyRule } from '../../lib/validation/policy/rules';

/** Codes of policy rules have cases, `test/validation/policy`; those of the command line, of environments, the loader, the writer, of changes and whole installations have tests of their own; so has parity. */
const elsewhere =
  /^(app|config|environment|internal|manifest|option|output|parity|system|update)\/|^reference\/not-a-number$|^cdk8s\/second-copy$/;

const folderOf = (code: string) => `errors-${code.replace('/', '-')}`;
const samples = readdirSync(__dirname).filter((name) => name.startsWith('errors-'));
const codes = allCodes().filter((code) => !elsewhere.test(code) && !isPolicyRule(code));

describe('the samples of errors', () => {
  it('are one for each code that an app can earn', () => {
    expect(samples).toEqual(codes.map(folderOf).sort());
  });

  it.each(codes)('show %s', (code) => {
    const report = readFileSync(join(__dirname, folderOf(code), 'expected/diagnostics.txt'), 'utf8');
    expect(report).toMatch(new RegExp(`^(error|warning)  ${code}$`, 'm'));
  });
});
