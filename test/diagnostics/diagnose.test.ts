import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { diagnose } from '../../lib/diagnostics/diagnose';
import type { Finding } from '../../lib/diagnostics/finding';
import type { Origin, Suppression } from '../../lib/diagnostics/origin';

const folder = mkdtempSync(join(tmpdir(), 'lading-diagnose-'));
const file = join(folder, 'shop.ts');
writeFileSync(
  file,
  "new WebApp(shop, 'web', {\n  image: 'a',\n  prot: 80,\n});\nnew Worker(shop, 'mailer', { image: 'b' });\n",
);

function origin(line: number, more: Partial<Origin> = {}): Origin {
  const construct = line === 1 ? 'WebApp' : 'Worker';
  return {
    path: `shop/${construct}`,
    construct,
    site: { stack: `Error\n    at ${file}:${line}:1` },
    suppressions: [],
    ...more,
  };
}

function finding(more: Partial<Finding> = {}): Finding {
  return { code: 'label/invalid', message: 'A label is wrong.', origin: origin(1), ...more };
}

test('a finding gets the severity of the catalogue unless it has its own', () => {
  const [own, common] = diagnose([
    finding({ code: 'parity/approximated' }),
    finding({ code: 'parity/approximated', severity: 'warning', message: 'Other.', origin: origin(5) }),
  ]);
  expect(own?.severity).toBe('note');
  expect(common?.severity).toBe('warning');
});

test("the property's place is found in the user's file", () => {
  const [diagnostic] = diagnose([finding({ property: ['image'] })]);
  expect(diagnostic).toMatchObject({ location: { file, line: 2, column: 10 }, length: 3 });
});

test('an unknown key is pointed at by its name', () => {
  const [diagnostic] = diagnose([finding({ code: 'props/unknown', property: ['prot'] })]);
  expect(diagnostic).toMatchObject({ location: { line: 3, column: 3 }, length: 4 });
});

test('without the file the place is what the stack says', () => {
  const site = { stack: 'Error\n    at /gone/app.ts:9:2' };
  const [diagnostic] = diagnose([finding({ origin: origin(1, { site }), property: ['image'] })]);
  expect(diagnostic?.location).toEqual({ file: '/gone/app.ts', line: 9, column: 2 });
  expect(diagnostic?.length).toBeUndefined();
});

test('diagnostics stand in the order of the file, those without a place last', () => {
  const nowhere = origin(1, { site: undefined });
  const sorted = diagnose([
    finding({ message: 'd', origin: nowhere }),
    finding({ message: 'c', origin: origin(5) }),
    finding({ message: 'b', property: ['prot'] }),
    finding({ message: 'a', property: ['image'] }),
    finding({ message: 'a2', code: 'name/invalid', property: ['image'] }),
  ]);
  expect(sorted.map(({ message }) => message)).toEqual(['a', 'a2', 'b', 'c', 'd']);
});

test('the same thing said twice is said once, of every place it concerns', () => {
  const web = { target: 'kubernetes', object: 'Deployment/web', pointer: '' };
  const service = { target: 'compose', object: 'services.web', pointer: '' };
  const all = diagnose([finding({ affected: [web] }), finding({ affected: [web, service] })]);
  expect(all).toHaveLength(1);
  expect(all[0]?.affected).toEqual([web, service]);
});

describe('a suppression', () => {
  const accept: Suppression = { code: 'label/invalid', reason: 'The old cluster needs it.' };

  test.each([
    ['at the construct', origin(1, { suppressions: [accept] })],
    ['above it', origin(1, { parent: origin(1, { parent: origin(1, { suppressions: [accept] }) }) })],
  ])('%s is kept with its reason and not made an error', (_where, from) => {
    const [diagnostic] = diagnose([finding({ severity: 'warning', origin: from })], { strict: true });
    expect(diagnostic).toMatchObject({ severity: 'warning', suppressed: accept.reason });
  });

  test.each([
    ['of another code', { code: 'name/invalid', reason: 'Because.' }],
    ['without a reason', { code: 'label/invalid', reason: ' ' }],
  ])('%s changes nothing', (_what, suppression) => {
    const [diagnostic] = diagnose([finding({ origin: origin(1, { suppressions: [suppression] }) })]);
    expect(diagnostic?.suppressed).toBeUndefined();
  });

  test('does not accept what would show a secret to everyone', () => {
    const suppressions = [{ code: 'secret/in-config', reason: 'Because.' }];
    const [diagnostic] = diagnose([
      finding({ code: 'secret/in-config', origin: origin(1, { suppressions }) }),
    ]);
    expect(diagnostic?.suppressed).toBeUndefined();
  });
});

test('strict makes warnings and notes errors', () => {
  const all = diagnose(
    [finding({ severity: 'warning' }), finding({ severity: 'note', code: 'parity/approximated' })],
    { strict: true },
  );
  expect(all.map(({ severity }) => severity)).toEqual(['error', 'error']);
});

test('notes that are only counted have no place, and are as many as with one', () => {
  const note = (property: string) => finding({ severity: 'note', property: [property] });
  const findings = [note('image'), note('image'), note('port'), finding({ severity: 'warning' })];
  const counted = diagnose(findings, { notesUnplaced: true });
  expect(counted.map(({ severity, location }) => [severity, location !== undefined])).toEqual([
    ['warning', true],
    ['note', false],
    ['note', false],
  ]);
  expect(diagnose(findings)).toHaveLength(counted.length);
});

test('what was made in a file of data is shown at its place there, whatever it is called', () => {
  const site = { file, line: 2, column: 3 };
  const [diagnostic] = diagnose([finding({ origin: origin(1, { site }), property: ['prot'] })]);
  expect(diagnostic?.location).toEqual(site);
  expect(diagnostic?.length).toBeUndefined();
});
