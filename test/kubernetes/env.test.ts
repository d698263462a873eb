import { lowerEnv } from '../../lib/kubernetes/env';
import type { Place } from '../../lib/kubernetes/place';
import { expandingText, startVariables } from '../../lib/kubernetes/variables';
import type { Text } from '../../lib/model/reference';
import { chart, codes, external, field, secret, service, workload } from '../model/parts';
import { makePrepared } from '../passes/prepared';
import { placeIn } from './make';

const lower = (env: Record<string, Text>, at = placeIn()) => lowerEnv(startVariables({ env }), at);

test('literals keep the order of the user, with their dollars kept apart from expansion', () => {
  expect(lower({ B: '1', A: '$(B) costs $5' })).toEqual([
    { name: 'B', value: '1' },
    { name: 'A', value: '$$(B) costs $5' },
  ]);
});

test('a whole secret, config, pod field or container limit becomes a source', () => {
  const env: Record<string, Text> = {
    PASSWORD: [secret('db', 'password')],
    LEVEL: [{ kind: 'config', name: 'settings', key: 'level' }],
    POD: [field('metadata.name')],
    APP: [field("metadata.labels['app.kubernetes.io/name']")],
    MEMORY: [field('limits.memory')],
  };
  const at = placeIn();
  expect(lower(env, at)).toEqual([
    { name: 'PASSWORD', valueFrom: { secretKeyRef: { name: 'db', key: 'password' } } },
    { name: 'LEVEL', valueFrom: { configMapKeyRef: { name: 'settings', key: 'level' } } },
    { name: 'POD', valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } },
    { name: 'APP', valueFrom: { fieldRef: { fieldPath: "metadata.labels['app.kubernetes.io/name']" } } },
    { name: 'MEMORY', valueFrom: { resourceFieldRef: { resource: 'limits.memory' } } },
  ]);
  expect(at.prepared).toMatchObject({ findings: [] });
});

test('a secret may live in an existing object under another key', () => {
  const sources = { kubernetes: { name: 'postgres-credentials', key: 'pg-pass' } };
  expect(lower({ P: [secret('db', 'password', sources)] })).toEqual([
    { name: 'P', valueFrom: { secretKeyRef: { name: 'postgres-credentials', key: 'pg-pass' } } },
  ]);
});

test('a field that no pod has is reported', () => {
  const prepared = makePrepared();
  lower({ X: [field('status.phase')] }, placeIn(prepared));
  expect(codes(prepared)).toEqual(['props/wrong-value']);
});

describe('a secret inside a longer text', () => {
  const url: Text = [
    'postgres://app:',
    secret('db', 'password'),
    '@db:5432/app?cost=$',
    secret('db', 'password'),
  ];

  test('goes through an entry of its own, which comes first and is shared', () => {
    expect(lower({ LOG: 'info', URL: url })).toEqual([
      { name: 'DB_PASSWORD', valueFrom: { secretKeyRef: { name: 'db', key: 'password' } } },
      { name: 'LOG', value: 'info' },
      { name: 'URL', value: 'postgres://app:$(DB_PASSWORD)@db:5432/app?cost=$$$(DB_PASSWORD)' },
    ]);
  });

  test('uses an entry of the user that is the same secret, moved to the front', () => {
    const env = lower({ URL: url, PGPASSWORD: [secret('db', 'password')] });
    expect(env.map(({ name }) => name)).toEqual(['PGPASSWORD', 'URL']);
    expect(env[1]?.value).toContain('$(PGPASSWORD)');
  });

  test('never takes a name that the user has given to something else', () => {
    const env = lower({ DB_PASSWORD: 'mine', URL: url });
    expect(env.map(({ name }) => name)).toEqual(['DB_PASSWORD_2', 'DB_PASSWORD', 'URL']);
  });

  test('keeps two secrets with one upper-case name apart', () => {
    const env = lower({ BOTH: [secret('a-b', 'c'), ' ', secret('a', 'b.c')] });
    expect(env).toEqual([
      { name: 'A_B_C', valueFrom: { secretKeyRef: { name: 'a-b', key: 'c' } } },
      { name: 'A_B_C_2', valueFrom: { secretKeyRef: { name: 'a', key: 'b.c' } } },
      { name: 'BOTH', value: '$(A_B_C) $(A_B_C_2)' },
    ]);
  });

  test('works in command and args, which lend their entries to env', () => {
    const variables = startVariables({ env: { A: '1' } });
    const text = expandingText(['--ip=', field('status.podIP'), ' $(A)'], variables, placeIn());
    expect(text).toBe('--ip=$(STATUS_POD_IP) $$(A)');
    expect(lowerEnv(variables, placeIn())).toEqual([
      { name: 'STATUS_POD_IP', valueFrom: { fieldRef: { fieldPath: 'status.podIP' } } },
      { name: 'A', value: '1' },
    ]);
  });

  test('gets a name that begins with a letter or an underscore', () => {
    expect(lower({ X: ['a', secret('2nd', 'key')] })[0]?.name).toBe('_2ND_KEY');
  });
});

describe('an address', () => {
  const value = (text: Text, at?: Place) => lower({ X: text }, at)[0]?.value;
  const to = service(workload('db'), {
    ports: [
      { name: 'sql', port: 5432, to: 5432, protocol: 'tcp' },
      { name: 'web', port: 80, to: 8080, protocol: 'tcp' },
      { name: 'tls', port: 443, to: 8443, protocol: 'tcp' },
    ],
  });

  test('is the Service name and the first port, or the named one', () => {
    expect(value([{ kind: 'host', to }])).toBe('db');
    expect(value([{ kind: 'port', to }])).toBe('5432');
    expect(value([{ kind: 'port', to, port: 'web' }])).toBe('80');
    expect(value([{ kind: 'host', to }, ':', { kind: 'port', to }])).toBe('db:5432');
  });

  test('as a URL leaves out the port that its scheme implies', () => {
    expect(value([{ kind: 'url', to, path: '/v1' }])).toBe('postgresql://db:5432/v1');
    expect(value([{ kind: 'url', to, port: 'web', path: '' }])).toBe('http://db');
    expect(value([{ kind: 'url', to, port: 'tls', path: 'v1' }])).toBe('https://db/v1');
  });

  test('names the namespace where that is another one', () => {
    const data = chart('data', { namespace: 'data' });
    const far = { ...to, chart: data };
    expect(value([{ kind: 'host', to: far }])).toBe('db.data.svc');
    expect(value([{ kind: 'host', to: far }], placeIn(makePrepared(), data))).toBe('db');
    expect(value([{ kind: 'host', to }], placeIn(makePrepared(), data))).toBe('db.default.svc');
  });

  test('of an External is what it is on Kubernetes, secrets included', () => {
    const db = external('db');
    expect(value([{ kind: 'host', to: db }])).toBe('db.acme.internal');
    expect(value([{ kind: 'url', to: db, path: '/app' }])).toBe('postgres://db.acme.internal:5432/app');
    expect(value([{ kind: 'url', to: { ...db, port: {} }, path: '' }])).toBe('postgres://db.acme.internal');
    const hidden = external('db', { host: { kubernetes: [secret('db', 'host')] } });
    expect(lower({ X: [{ kind: 'host', to: hidden }] })).toEqual([
      { name: 'X', valueFrom: { secretKeyRef: { name: 'db', key: 'host' } } },
    ]);
    expect(lower({ X: [{ kind: 'url', to: hidden, path: '' }] })[1]?.value).toBe(
      'postgres://$(DB_HOST):5432',
    );
  });

  test.each<[string, Text, string]>([
    ['a port that the Service has not', [{ kind: 'port', to, port: 'none' }], 'reference/no-service'],
    [
      'a URL of a port that it has not',
      [{ kind: 'url', to, port: 'none', path: '' }],
      'reference/no-service',
    ],
    [
      'an External without a host here',
      [{ kind: 'host', to: external('db', { host: {} }) }],
      'reference/no-service',
    ],
    [
      'a Service of Compose alone',
      [{ kind: 'host', to: { ...to, targets: ['compose'] } }],
      'reference/other-target',
    ],
    ['a variable without default', [{ kind: 'variable', name: 'TAG' }], 'variable/no-value'],
  ])('that leads to %s is reported once, at its env entry', (_case, text, code) => {
    const prepared = makePrepared();
    lower({ X: text }, placeIn(prepared));
    expect(codes(prepared)).toEqual([code]);
    expect(prepared.findings[0]).toMatchObject({
      property: ['env', 'X'],
      affected: [{ target: 'kubernetes', object: 'Deployment/api' }],
    });
  });
});

test('a variable is its default, and a value per target the one for Kubernetes', () => {
  expect(
    lower({
      TAG: ['v', { kind: 'variable', name: 'TAG', default: '1' }],
      WHERE: [
        { kind: 'perTarget', values: { kubernetes: ['in $(cluster) ', secret('a', 'b')], compose: '' } },
      ],
    }),
  ).toEqual([
    { name: 'A_B', valueFrom: { secretKeyRef: { name: 'a', key: 'b' } } },
    { name: 'TAG', value: 'v1' },
    { name: 'WHERE', value: 'in $$(cluster) $(A_B)' },
  ]);
});
