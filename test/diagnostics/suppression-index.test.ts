import { indexSuppressions } from '../../lib/diagnostics/suppression-index';

const reason = 'told';
const code = 'parity/not-expressible';
const others = Array.from({ length: 100 }, (_, at) => ({ code, field: `env.A${at}`, reason }));
const all = [{ code, field: 'env', reason }, ...others, { code, reason }, { code: 'name/invalid', reason }];

test('finds those of the code that name no field, the field, or what lies around it, in their order', () => {
  const found = indexSuppressions(all).about(code, ['env.A7.value', 'ports']);
  expect(found).toEqual([all[0], all[8], all[101]]);
});

test('finds those without a field where a finding has none', () => {
  expect(indexSuppressions(all).about('name/invalid', [''])).toEqual([all[102]]);
});
