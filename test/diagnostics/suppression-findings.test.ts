import type { Suppression } from '../../lib/diagnostics/origin';
import { suppressionFindings } from '../../lib/diagnostics/suppression-findings';

const check = (suppression: Suppression) =>
  suppressionFindings({ path: 'shop/web', construct: 'WebApp', suppressions: [suppression] });

test('a code that exists, with a reason, is fine', () => {
  expect(check({ code: 'label/invalid', reason: 'An old cluster.' })).toEqual([]);
});

test('a code that does not exist is an error, with the one that was meant', () => {
  expect(check({ code: 'label/invalide', reason: 'x' })).toMatchObject([
    { code: 'suppression/invalid', property: ['suppress', 0, 'code'], suggestion: 'label/invalid' },
  ]);
});

test('a code from the depths of JavaScript is an error', () => {
  expect(check({ code: 'constructor', reason: 'x' })).toMatchObject([{ property: ['suppress', 0, 'code'] }]);
});

test.each(['', ' \n'])('a missing reason is an error: %j', (reason) => {
  expect(check({ code: 'label/invalid', reason })).toMatchObject([{ property: ['suppress', 0, 'reason'] }]);
});

test('a code that nobody can accept is an error', () => {
  for (const code of ['secret/in-config', 'secret/in-file'])
    expect(check({ code, reason: 'x' })).toMatchObject([{ code: 'suppression/invalid' }]);
});
