import { defineRule } from 'lading';
import { runRule } from 'lading/testing';

const few = defineRule({
  code: 'custom/few',
  config: { least: 2 },
  kinds: ['Deployment'],
  object({ spec }, { config, name, report }) {
    if ((spec?.replicas ?? 1) < config.least)
      report({ message: `${name} is alone.`, at: ['spec', 'replicas'] });
  },
  service(_service, { name, report }) {
    report({ message: `${name} is alone.`, severity: 'error', fix: 'Run two.' });
  },
});
const web = { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'web' }, spec: { replicas: 2 } };

test('a rule is put to an object, with the parameters that are said', () => {
  expect(runRule(few, web)).toEqual([]);
  expect(runRule(few, web, { config: { least: 3 } })).toEqual([
    {
      code: 'custom/few',
      severity: 'warning',
      message: 'Deployment/web is alone.',
      object: 'Deployment/web',
      at: '/spec/replicas',
    },
  ]);
});

test('a rule is put to a Compose project, to a list, and to the YAML of several of them', () => {
  const services = { services: { web: { image: 'acme/web' }, db: {} } };
  expect(runRule(few, services)).toMatchObject([
    { object: 'services.web', severity: 'error', fix: 'Run two.', at: '' },
    { object: 'services.db' },
  ]);
  const alone = { ...web, spec: {} };
  expect(runRule(few, { apiVersion: 'v1', kind: 'List', items: [alone, web] })).toHaveLength(1);
  const yaml = `${JSON.stringify(alone)}\n---\n# nothing\n---\n${JSON.stringify(services)}\n`;
  expect(runRule(few, yaml).map(({ object }) => object)).toEqual([
    'Deployment/web',
    'services.web',
    'services.db',
  ]);
});

test('what is wrong with the rule or with what it is put to is thrown', () => {
  const broken = defineRule({ code: 'custom/broken', object: () => Object(undefined).a.b });
  expect(() => runRule(broken, web)).toThrow('custom/broken');
  expect(() => runRule(defineRule({ code: 'custom/blind' }), web)).toThrow('looks at nothing');
  expect(() => runRule(few, web, { config: { most: 2 } })).toThrow('"most"');
  expect(() => runRule(few, '{ a')).toThrow('not well formed');
  expect(() => runRule(few, 'a text')).toThrow(TypeError);
  expect(() => Reflect.apply(runRule, undefined, [{}, web])).toThrow('no rule');
});
