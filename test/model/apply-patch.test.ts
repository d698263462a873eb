import type { Finding } from '../../lib/diagnostics/finding';
import { applyPatches } from '../../lib/model/apply-patch';
import type { Patch } from '../../lib/model/patch';

const origin = { path: 'shop/web', construct: 'WebApp', suppressions: [] };
const place = { origin, target: 'kubernetes', object: 'Deployment/web' };

function apply(value: object, ...patches: Patch[]) {
  const findings: Finding[] = [];
  return { value: applyPatches(value, patches, place, (finding) => findings.push(finding)), findings };
}

test('patches apply in order, and leave the object as it was', () => {
  const value = { a: 1 };
  const result = apply(
    value,
    { type: 'merge', value: { b: 2 } },
    { type: 'json', operations: [{ op: 'move', from: '/b', path: '/c' }] },
  );
  expect(result).toEqual({ value: { a: 1, c: 2 }, findings: [] });
  expect(value).toEqual({ a: 1 });
});

test('a patch that does not apply is reported, and the next one applies', () => {
  const elsewhere = { ...origin, path: 'shop/patch' };
  const result = apply(
    {},
    { type: 'json', operations: [{ op: 'remove', path: '/a' }], origin: elsewhere },
    { type: 'merge', value: { b: 2 } },
  );
  expect(result.value).toEqual({ b: 2 });
  expect(result.findings).toMatchObject([
    {
      code: 'patch/failed',
      origin: { path: 'shop/patch' },
      affected: [{ target: 'kubernetes', object: 'Deployment/web', pointer: '' }],
    },
  ]);
});

test('a patch that leaves no object is reported', () => {
  const result = apply({ a: 1 }, { type: 'json', operations: [{ op: 'replace', path: '', value: [] }] });
  expect(result.value).toEqual({ a: 1 });
  expect(result.findings).toMatchObject([{ code: 'patch/failed', origin: { path: 'shop/web' } }]);
});
