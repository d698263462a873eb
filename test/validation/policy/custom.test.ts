import { defineRule } from '../../../lib/constructs/rule';
import type { Finding } from '../../../lib/diagnostics/finding';
import { gather } from '../../../lib/diagnostics/gather';
import { locate } from '../../../lib/diagnostics/location';
import type { CustomRule } from '../../../lib/model/custom-rule';
import type { PolicyLayer } from '../../../lib/model/policy';
import { createValidator, ruleInHand } from '../../../lib/validation';
import { origin } from '../../model/parts';
import { deployment, pod } from '../rules/check';

const ownerLabel = defineRule({
  code: 'custom/owner-label',
  config: { label: 'owner', teams: ['shop'], strict: false, least: 1 },
  more: 'https://wiki.acme.dev/owners',
  kinds: ['Deployment', 'cert-manager.io/Certificate'],
  object({ metadata }, { config, name, report }) {
    if (metadata?.labels?.[config.label] === undefined)
      report({ message: `${name} has no owner.`, at: ['metadata', 'labels'], fix: `Say ${config.label}.` });
  },
});

function found(policy: readonly PolicyLayer[], ...objects: readonly unknown[]): Finding[] {
  const gathering = gather();
  const validator = createValidator({
    versions: ['1.37'],
    gathering,
    policy: [{ presets: ['none'] }, ...policy],
  });
  objects.forEach((object, index) => {
    const source = { own: false, origin: origin(`o${index}`) } as const;
    if (Object(object).image === undefined)
      validator.piece('kubernetes', object, { ...source, target: 'kubernetes', kind: 'object' });
    else validator.piece('compose', object, { ...source, target: 'compose', kind: 'service', name: 'web' });
  });
  validator.finish();
  const findings: Finding[] = [];
  gathering.tell((finding) => findings.push(finding));
  return findings.filter(({ code }) => /^(?:custom|rule|props|config)\//.test(code));
}

const codes = (findings: readonly Finding[]) =>
  findings.map(({ code, severity }) => `${severity ?? 'usual'} ${code}`);
const withRule = (rule: CustomRule, ...objects: readonly unknown[]) =>
  found([{ custom: [rule] }], ...objects);
const web = deployment(pod({}));

test('a rule is told of the objects of its kinds, at the place that it names', () => {
  const certificate = { apiVersion: 'cert-manager.io/v1', kind: 'Certificate', metadata: { name: 'web' } };
  const other = { apiVersion: 'acme.dev/v1', kind: 'Certificate', metadata: { name: 'web' } };
  expect(withRule(ownerLabel, web, certificate, other, { apiVersion: 'v1', kind: 'Service' })).toMatchObject([
    {
      code: 'custom/owner-label',
      severity: 'warning',
      message: 'Deployment/web has no owner.',
      fix: 'Say owner.',
      more: 'https://wiki.acme.dev/owners',
      affected: [{ object: 'Deployment/web', pointer: '/metadata/labels' }],
    },
    { affected: [{ object: 'Certificate/web' }] },
  ]);
  const good = { ...web, metadata: { name: 'web', labels: { owner: 'shop' } } };
  expect(withRule(ownerLabel, good)).toEqual([]);
});

test('its level and parameters are those of the last layer that says them', () => {
  const says = (setting: NonNullable<PolicyLayer['rules']>['custom/owner-label']): PolicyLayer => ({
    rules: { 'custom/owner-label': setting },
  });
  const on = { custom: [ownerLabel] };
  expect(codes(found([on, says('error')], web))).toEqual(['error custom/owner-label']);
  expect(found([on, says('error'), says('off')], web)).toEqual([]);
  expect(codes(found([on, says('off'), says({ label: 'team' })], web))).toEqual([
    'warning custom/owner-label',
  ]);
  const team = { ...web, metadata: { name: 'web', labels: { team: 'shop' } } };
  expect(found([says({ label: 'team' }), on], team)).toEqual([]);
  const inFile = { sites: { 'custom/owner-label': { file: '/cdk8s.yaml', line: 3, column: 1 } } };
  const texts = { label: 'team', least: '3', strict: 'true', teams: 'a,b' };
  expect(found([on, { ...says(texts), ...inFile }], team)).toEqual([]);
});

test('what is said of it and means nothing is told where it is said', () => {
  const wrong = { label: 3, lable: 'team' } as const;
  expect(found([{ custom: [ownerLabel], rules: { 'custom/owner-label': wrong } }])).toMatchObject([
    { code: 'props/wrong-value', property: ['policy', 'rules', 'custom/owner-label', 'label'] },
    { code: 'props/unknown', suggestion: 'label' },
  ]);
  const site = { file: '/cdk8s.yaml', line: 3, column: 1 };
  const layer = {
    rules: { 'custom/owner-labl': 'error' },
    sites: { 'custom/owner-labl': site },
  } as const;
  expect(found([{ custom: [ownerLabel] }, layer])).toMatchObject([
    { code: 'config/invalid', suggestion: 'custom/owner-label', origin: { site } },
  ]);
});

test('containers and services are shown with what they are part of', () => {
  const seen: unknown[] = [];
  const rule = defineRule({
    code: 'custom/images',
    container({ image }, { object, isInit, name }) {
      seen.push([name, image, object.kind, isInit]);
    },
    service({ image }, { name, target, report }) {
      seen.push([name, image, target]);
      report({ message: 'No.', at: ['image'], severity: 'error' });
    },
  });
  const both = pod({}, { initContainers: [{ name: 'before', image: 'acme/before:1' }] });
  expect(withRule(rule, deployment(both), { image: 'acme/web:1' })).toMatchObject([
    { severity: 'error', affected: [{ object: 'services.web', pointer: '/image' }] },
  ]);
  expect(seen).toEqual([
    ['container "before" of Deployment/web', 'acme/before:1', 'Deployment', true],
    ['container "main" of Deployment/web', 'acme/app:1', 'Deployment', false],
    ['services.web', 'acme/web:1', 'compose'],
  ]);
});

const failing: readonly (readonly [string, (context: { report: (told: never) => void }) => unknown])[] = [
  ['throws', () => Object(undefined).a.b],
  ['throws what is no error', () => Promise.reject.call(undefined, 1)],
  ['gives back a promise', async () => undefined],
  ['gives back a text', () => 'no owner'],
  ['tells nothing', ({ report }) => Reflect.apply(report, undefined, [undefined])],
  ['tells what has no message', ({ report }) => Reflect.apply(report, undefined, [{ at: ['spec'] }])],
  [
    'tells a place that is none',
    ({ report }) => Reflect.apply(report, undefined, [{ message: 'a', at: 'b' }]),
  ],
  [
    'tells a key that nobody knows',
    ({ report }) => Reflect.apply(report, undefined, [{ message: 'a', c: 1 }]),
  ],
];

test.each(failing)('a rule that %s is told once, and not asked again', (_, look) => {
  let asked = 0;
  const rule = defineRule({
    code: 'custom/bad',
    object(_object, context) {
      asked += 1;
      return look(context);
    },
  });
  const findings = withRule(rule, web, { ...web, metadata: { name: 'other' } });
  expect(codes(findings)).toEqual(['usual rule/failed']);
  expect(asked).toBe(1);
  expect(locate(findings[0]?.origin.site)?.file).toBe(__filename);
});

test('what a rule throws about an object that is none is told of the object alone', () => {
  const rule = defineRule({
    code: 'custom/strategy',
    kinds: ['Deployment'],
    object({ spec }, { report }) {
      if (spec?.template.spec?.containers.length !== 1) report('One container, please.');
    },
  });
  const broken = { ...web, metadata: { name: 'broken' }, spec: { template: null } };
  expect(withRule(rule, broken, web)).toEqual([]);
  const none = deployment({ containers: null }, { name: 'none' });
  expect(codes(withRule(rule, broken, none, { ...web, spec: 3 }))).toEqual([]);
});

test('a rule changes nothing of what is written, and sees no null', () => {
  const object = { ...web, metadata: { name: 'web', labels: { a: null, b: 'c' } } };
  const rule = defineRule({
    code: 'custom/changes',
    object({ metadata }) {
      expect(metadata?.labels).toEqual({ b: 'c' });
      Object.assign(metadata ?? {}, { name: 'other' });
    },
  });
  expect(codes(withRule(rule, object))).toEqual(['usual rule/failed']);
  expect(object.metadata.name).toBe('web');
});

test('what is wrong with a definition is told there, all of it, and the rule is not asked', () => {
  const empty = defineRule({ code: 'custom/empty' });
  const kind = defineRule({ code: 'custom/kind', kinds: ['Deplyment'], object: () => undefined });
  const given: object = { code: 'acme/web', level: 'eror', object: 1, containers: () => undefined };
  const wrong = Reflect.apply(defineRule, undefined, [given]);
  const told = found([{ custom: [empty, kind, wrong] }], web);
  expect(told.map(({ code, property, suggestion }) => [code, property, suggestion])).toEqual([
    ['props/missing', undefined, undefined],
    ['props/wrong-value', ['kinds', 0], 'Deployment'],
    ['props/wrong-value', ['code'], undefined],
    ['props/wrong-value', ['level'], 'error'],
    ['props/wrong-type', ['object'], undefined],
    ['props/unknown', ['containers'], 'container'],
  ]);
  for (const { origin } of told) expect(locate(origin.site)?.file).toBe(__filename);
});

test('two rules of one name are told at the second, and one that is named twice is one', () => {
  const first = defineRule({ code: 'custom/a', object: () => undefined });
  const second = defineRule({ code: 'custom/a', object: () => undefined });
  expect(found([{ custom: [first, first] }, { custom: [first] }])).toEqual([]);
  expect(found([{ custom: [first, second] }])).toMatchObject([
    { code: 'props/wrong-value', property: ['code'], origin: second.origin, related: [first.origin] },
  ]);
});

test('while a rule looks it is known which one does, and afterwards none', () => {
  let message: string | undefined;
  const rule = defineRule({
    code: 'custom/slow',
    object() {
      message = ruleInHand()?.message;
    },
  });
  withRule(rule, web);
  expect(message).toContain('custom/slow');
  expect(message).toContain('Deployment/web');
  expect(ruleInHand()).toBeUndefined();
});
