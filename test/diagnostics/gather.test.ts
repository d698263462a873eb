import type { Finding } from '../../lib/diagnostics/finding';
import { gather } from '../../lib/diagnostics/gather';
import type { Origin } from '../../lib/diagnostics/origin';

const web: Origin = { path: 'shop/web', construct: 'WebApp', suppressions: [] };
const api: Origin = { path: 'shop/api', construct: 'WebApp', suppressions: [] };

function finding(parts: Partial<Finding> = {}): Finding {
  return { code: 'name/invalid', message: 'No.', origin: web, ...parts };
}

function at(pointer: string, target = 'kubernetes') {
  return { target, object: 'Deployment/web', pointer };
}

function told(...given: (Finding | [Finding, string])[]): Finding[] {
  const gathering = gather();
  for (const each of given) {
    if (Array.isArray(each)) gathering.add(...each);
    else gathering.add(each);
  }
  const findings: Finding[] = [];
  gathering.tell((each) => findings.push(each));
  return findings;
}

describe('gather', () => {
  test.each([
    ['at one property', finding({ property: ['a', 0], message: 'Here.' }), finding({ property: ['a', 0] })],
    ['with one message', finding(), finding()],
  ])('tells an error %s of a construct once, with all its places', (_, first, second) => {
    const findings = told(
      { ...first, affected: [at('/a')] },
      { ...second, affected: [at('/a'), at('/b'), at('/a', 'compose')] },
    );
    expect(findings).toEqual([{ ...first, affected: [at('/a'), at('/b'), at('/a', 'compose')] }]);
  });

  test.each([
    ['constructs', finding(), finding({ origin: api })],
    ['codes', finding(), finding({ code: 'label/invalid' })],
    ['properties', finding({ property: ['a'] }), finding({ property: ['b'] })],
    ['messages', finding(), finding({ message: 'Neither.' })],
    [
      'messages about one property that are no errors',
      finding({ code: 'parity/approximated', property: ['a'] }),
      finding({ code: 'parity/approximated', property: ['a'], message: 'Neither.' }),
    ],
  ])('tells findings of different %s apart', (_, first, second) => {
    expect(told(first, second)).toEqual([first, second]);
  });

  test('goes by the subject where one is given', () => {
    const [first, second] = [finding({ property: ['a'] }), finding({ property: ['b'] })];
    expect(told([first, 'x'], [second, 'x'])).toHaveLength(1);
    expect(told([first, 'x'], [first, 'y'])).toHaveLength(2);
  });

  test('knows which places of the output it has spoken of, and what lies within them', () => {
    const gathering = gather();
    gathering.add(finding({ affected: [at('/spec/ports')] }));
    expect(gathering.speaksOfPlace(web, at('/spec/ports'))).toBe(true);
    expect(gathering.speaksOfPlace(web, at('/spec/ports/0'))).toBe(true);
    expect(gathering.speaksOfPlace(web, at('/spec/portsAlike'))).toBe(false);
    expect(gathering.speaksOfPlace(web, at('/spec'))).toBe(false);
    expect(gathering.speaksOfPlace(web, at('/spec/ports', 'compose'))).toBe(false);
  });

  test('does not take a place of one construct for the same place of another', () => {
    const gathering = gather();
    gathering.add(finding({ affected: [at('/spec/ports')] }));
    expect(gathering.speaksOfPlace(api, at('/spec/ports'))).toBe(false);
  });

  test('keeps places in documents of one name apart by namespace and by file', () => {
    const pod = { target: 'kubernetes', object: 'Pod/p', pointer: '/spec' };
    const places = [
      pod,
      { ...pod, namespace: 'a' },
      { ...pod, namespace: 'b' },
      { ...pod, namespace: 'a', file: 'a.yaml' },
    ];
    const findings = told(...places.map((place) => finding({ affected: [place] })));
    expect(findings).toEqual([finding({ affected: places })]);
  });

  test('does not take a finding about a whole object for one about each of its places', () => {
    const gathering = gather();
    gathering.add(finding({ affected: [at('')] }));
    expect(gathering.speaksOfPlace(web, at('/spec'))).toBe(false);
  });

  test('knows which properties it, or an earlier step, has spoken of', () => {
    const gathering = gather([finding({ property: ['resources', 'cpu'] })]);
    gathering.add(finding({ property: ['ports'], origin: api }));
    expect(gathering.speaksOfProperty(web, ['resources', 'cpu', 'limit'])).toBe(true);
    expect(gathering.speaksOfProperty(web, ['resources'])).toBe(true);
    expect(gathering.speaksOfProperty(web, ['resources', 'memory'])).toBe(false);
    expect(gathering.speaksOfProperty(web, ['ports'])).toBe(false);
    expect(gathering.speaksOfProperty(api, ['ports', 0])).toBe(true);
    expect(told()).toEqual([]);
  });
});
