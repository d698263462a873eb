import type { Suppression } from '../../../lib/diagnostics/origin';
import { suppressionInvalid } from '../../../lib/validation/rules/suppression-invalid';
import { chart, origin, service, workload } from '../../model/parts';
import { check } from './check';

const from = (...suppressions: Suppression[]) => origin('shop/web', { suppressions });
const run = (...suppressions: Suppression[]) =>
  check(suppressionInvalid, { model: { workloads: [workload('web', { origin: from(...suppressions) })] } });

describe('suppression/invalid', () => {
  test('takes a known code with a reason', () => {
    expect(run({ code: 'probe/no-health-tool', reason: 'checked by hand' })).toEqual([]);
  });

  test.each([
    [
      'a code that does not exist',
      { code: 'probe/no-helth-tool', reason: 'r' },
      'code',
      'probe/no-health-tool',
    ],
    ['a code from the depths of JavaScript', { code: 'constructor', reason: 'r' }, 'code', undefined],
    ['no reason', { code: 'parity/approximated', reason: '' }, 'reason', undefined],
    ['a reason of blanks', { code: 'parity/approximated', reason: ' \n' }, 'reason', undefined],
  ])('does not take %s', (_, suppression, field, suggestion) => {
    const findings = run({ code: 'parity/approximated', reason: 'fine' }, suppression);
    expect(findings.map(({ property }) => property)).toEqual([['suppress', 1, field]]);
    expect(findings[0]?.suggestion).toBe(suggestion);
  });

  test('does not take a code that nothing can excuse', () => {
    expect(run({ code: 'secret/in-config', reason: 'fine' }).map(({ property }) => property)).toEqual([
      ['suppress', 0, 'code'],
    ]);
  });

  test('looks at the chart, the app and foreign objects too, and at each once', () => {
    const bad = [{ code: 'parity/approximated', reason: '' }];
    const root = origin('', { suppressions: bad });
    const shop = chart('shop', { origin: origin('shop', { suppressions: bad, parent: root }) });
    const web = workload('web', { chart: shop, origin: origin('shop/web', { parent: shop.origin }) });
    const foreign = origin('shop/crd', { suppressions: bad, parent: shop.origin });
    const findings = check(suppressionInvalid, {
      model: { origin: root, charts: [shop], workloads: [web], services: [service(web)] },
      objects: [
        {
          object: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a' } },
          source: { origin: foreign },
        },
      ],
    });
    expect(findings.map((finding) => finding.origin.path)).toEqual(['', 'shop', 'shop/crd']);
  });
});
