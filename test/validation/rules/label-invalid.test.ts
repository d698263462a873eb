import { labelInvalid } from '../../../lib/validation/rules/label-invalid';
import { chart, origin } from '../../model/parts';
import { check, deployment, placesOf, pod } from './check';

const long = (length: number) => 'a'.repeat(length);
const config = (metadata: object) => ({
  object: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a', ...metadata } },
});

describe('label/invalid', () => {
  test.each([
    [{ labels: { app: '' } }],
    [{ labels: { 'A_b.c-1': 'A_b.c-1' } }],
    [{ labels: { [`${long(63)}.dev/${long(63)}`]: long(63) } }],
    [{ annotations: { 'ACME.dev/Any_Key': 'any value at all, éven this\n' } }],
    [{ annotations: { a: 'x'.repeat(256 * 1024 - 1) } }],
    [{ labels: null, annotations: null }],
  ])('takes %j', (metadata) => {
    expect(check(labelInvalid, { objects: [config(metadata)] })).toEqual([]);
  });

  test.each([
    [{ labels: { 'a b': 'c' } }, '/metadata/labels/a b'],
    [{ labels: { '': 'c' } }, '/metadata/labels/'],
    [{ labels: { '/a': 'c' } }, '/metadata/labels/~1a'],
    [{ labels: { 'a.dev/': 'c' } }, '/metadata/labels/a.dev~1'],
    [{ labels: { 'a/b/c': 'c' } }, '/metadata/labels/a~1b~1c'],
    [{ labels: { 'ACME.dev/a': 'c' } }, '/metadata/labels/ACME.dev~1a'],
    [{ labels: { [long(64)]: 'c' } }, `/metadata/labels/${long(64)}`],
    [{ labels: { a: 'b c' } }, '/metadata/labels/a'],
    [{ labels: { a: '-b' } }, '/metadata/labels/a'],
    [{ labels: { a: long(64) } }, '/metadata/labels/a'],
    [{ annotations: { 'a b': 'c' } }, '/metadata/annotations/a b'],
    [{ annotations: { a: 'x'.repeat(256 * 1024) } }, '/metadata/annotations'],
    [{ annotations: { a: 'é'.repeat(128 * 1024) } }, '/metadata/annotations'],
  ])('does not take %#', (metadata, pointer) => {
    expect(placesOf(check(labelInvalid, { objects: [config(metadata)] }))).toEqual([`ConfigMap/a${pointer}`]);
  });

  test.each([
    [
      'the template of pods',
      { spec: { template: { metadata: { labels: { a: '-' } }, spec: {} } } },
      '/spec/template/metadata/labels/a',
    ],
    ['a selector', { spec: { selector: { matchLabels: { a: '-' } } } }, '/spec/selector/matchLabels/a'],
    [
      'a node selector',
      { spec: { template: { spec: { nodeSelector: { a: '-' } } } } },
      '/spec/template/spec/nodeSelector/a',
    ],
  ])('looks into %s', (_, content, pointer) => {
    const object = { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'a' }, ...content };
    expect(placesOf(check(labelInvalid, { objects: [{ object }] }))).toEqual([`Deployment/a${pointer}`]);
  });

  test('looks into the selector of a Service', () => {
    const object = {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: 'a' },
      spec: { selector: { a: '-' } },
    };
    expect(placesOf(check(labelInvalid, { objects: [{ object }] }))).toEqual(['Service/a/spec/selector/a']);
  });

  test('tells one bad label of a construct once, at its property', () => {
    const source = { origin: origin('shop/a'), own: true };
    const objects = [
      { ...config({ labels: { team: 'a b' } }), source },
      { object: deployment(pod({})), source },
      { ...config({ name: 'b', labels: { team: 'a b' } }), source },
    ];
    const findings = check(labelInvalid, { objects });
    expect(findings.map(({ property }) => property)).toEqual([['labels', 'team']]);
    expect(placesOf(findings)).toEqual([
      'ConfigMap/a/metadata/labels/team',
      'ConfigMap/b/metadata/labels/team',
    ]);
  });

  test('blames the chart for labels that it gives to all of its objects', () => {
    const model = { charts: [chart('shop', { labels: { team: 'a b' } })] };
    const objects = ['a', 'b'].map((name) => config({ name, labels: { team: 'a b' } }));
    const findings = check(labelInvalid, { model, objects });
    expect(findings.map((finding) => finding.origin.path)).toEqual(['shop']);
  });

  test('does not repeat that a name is bad because a label bears it', () => {
    const metadata = { name: '-a', labels: { 'app.kubernetes.io/name': '-a' } };
    const source = { own: true };
    expect(check(labelInvalid, { objects: [{ ...config(metadata), source }] })).toEqual([]);
    expect(check(labelInvalid, { objects: [config(metadata)] })).toHaveLength(1);
  });
});
