import type { Container } from '../../../lib/model/container';
import type { Deployment } from '../../../lib/model/deployment';
import type { Text } from '../../../lib/model/reference';
import { secretInClear } from '../../../lib/validation/rules/secret-in-clear';
import { container, origin, route, service, workload } from '../../model/parts';
import { validate } from '../feed';
import { check, deployment, placesOf, pod } from './check';

const model = (parts: Partial<Deployment>) => ({ workloads: [workload('web', parts)] });
const propertiesOf = (parts: Partial<Deployment>) =>
  check(secretInClear, { model: model(parts) }).map(({ property = [] }) => property.join('.'));
const inContainer = (parts: Partial<Container>) => propertiesOf({ containers: [container(parts)] });
const password = { kind: 'secret', name: 'db', key: 'password' } as const;

describe('secret/in-clear in what the app says', () => {
  test.each<[string, Partial<Container>]>([
    ['env.DB_PASSWORD', { env: { DB_PASSWORD: 'hunter2' } }],
    ['env.URL', { env: { URL: 'postgres://shop:hunter2@db/shop' } }],
    ['env.URL', { env: { URL: ['postgres://shop:hunter2@', { kind: 'field', path: 'a' }] } }],
    ['env.A', { env: { A: `${'ghp'}_${'aB3d'.repeat(9)}` } }],
    ['env.A', { env: { A: [{ kind: 'variable', name: 'DB_PASSWORD', default: 'hunter2' }] } }],
    ['env.DB_PASSWORD', { env: { DB_PASSWORD: [{ kind: 'perTarget', values: { compose: 'hunter2' } }] } }],
    ['env.A', { env: { A: '{"user":"shop","password":"hunter2"}' } }],
    [
      'env.A',
      {
        env: { A: [{ ...password, sources: { compose: { development: `${'ghp'}_${'aB3d'.repeat(9)}` } } }] },
      },
    ],
    ['command.0', { command: ['redis-server --requirepass=hunter2'] }],
    ['args.1', { args: ['--password', 'hunter2'] }],
    ['healthCommand.0', { healthCommand: ['PGPASSWORD=hunter2 psql'] }],
    ['preStop.command.1', { preStop: { type: 'exec', command: ['--token', 'a1b2c3d4'] } }],
    ['postStart.path', { postStart: { type: 'httpGet', path: '/?token=a1b2c3d4', scheme: 'HTTP' } }],
    ['readiness.command.1', { readiness: { action: { type: 'exec', command: ['-password', 'hunter2'] } } }],
    [
      'liveness.headers.Authorization',
      {
        liveness: {
          action: {
            type: 'httpGet',
            path: '/',
            scheme: 'HTTP',
            headers: { Authorization: 'Bearer a1b2c3d4' },
          },
        },
      },
    ],
    ['build.args.NPM_TOKEN', { build: { context: '.', args: { NPM_TOKEN: 'a1b2c3d4' } } }],
  ])('tells of %s', (property, parts) => {
    expect(inContainer(parts)).toEqual([property]);
  });

  test.each<Record<string, Text>>([
    { PASSWORD_FILE: '/run/secrets/x', TOKEN_TTL: '1h', KEY_PREFIX: 'shop', PUBLIC_KEY: 'a1b2c3d4' },
    { PASSWORD: '', TOKEN: '', API_KEY: '' },
    { DB_PASSWORD: [{ ...password, sources: { compose: { development: 'hunter2' } } }] },
    { PASSWORD: [password], TOKEN: ['Bearer ', password], URL: ['postgres://a:', password, '@db/shop'] },
    { PASSWORD: '${PASSWORD}', TOKEN: '$TOKEN', API_KEY: '<key>', URL: 'postgres://a:${PASSWORD}@db' },
    {
      PASSWORD: [{ kind: 'variable', name: 'PASSWORD' }],
      DB_TOKEN: [{ kind: 'variable', name: 'T', default: '' }],
    },
    { DATABASE: 'postgres://db:5432/x', CACHE: 'redis://cache:6379/1', SITE: 'https://acme.dev/@me' },
    {
      MYSQL_ALLOW_EMPTY_PASSWORD: 'yes',
      POSTGRES_HOST_AUTH_METHOD: 'trust',
      PWD: '/app',
      AUTHORIZATION: 'on',
    },
  ])('says nothing of %j', (env) => {
    expect(inContainer({ env })).toEqual([]);
  });

  test('tells of files, labels and annotations at their own place', () => {
    const volume = {
      type: 'config',
      name: 'conf',
      configName: 'conf',
      property: ['volumes', '/etc/a'],
      files: {
        'a.conf': { type: 'text', text: 'user = shop\npassword = hunter2' },
        api_key: { type: 'text', text: 'a1b2c3d4\n' },
        'b.conf': { type: 'text', text: 'password_file = /run/secrets/db\nsecret: web-tls' },
      },
    } as const;
    expect(
      propertiesOf({
        volumes: [volume],
        labels: { 'acme.dev/secret': 'web-tls', 'acme.dev/password': 'hunter2' },
        annotations: { hook: 'https://a:hunter2@acme.dev' },
      }),
    ).toEqual([
      'labels.acme.dev/password',
      'annotations.hook',
      'volumes./etc/a.files.a.conf',
      'volumes./etc/a.files.api_key',
    ]);
  });

  test('tells of Services and routes, of a route that is a WebApp’s own in `expose`', () => {
    const annotations = { 'acme.dev/auth-token': 'a1b2c3d4' };
    const web = workload('web');
    const own = service(web, { annotations });
    const other = { ...own, origin: origin('shop/other') };
    const routes = [own, other].map((selected) => ({
      ...route(selected),
      origin: own.origin,
      annotations,
    }));
    const findings = check(secretInClear, { model: { workloads: [web], services: [own], routes } });
    expect(findings.map(({ property = [] }) => property[0])).toEqual(['annotations', 'expose']);
  });

  test('never shows the value', () => {
    const env = { PASSWORD: 'hunter2', URL: 'amqp://a:hunter2@mq' };
    const findings = check(secretInClear, { model: model({ containers: [container({ env })] }) });
    expect(findings).toHaveLength(2);
    expect(
      JSON.stringify(findings.map(({ message, fix, consequence }) => [message, fix, consequence])),
    ).not.toContain('hunter2');
  });
});

describe('secret/in-clear in objects of others', () => {
  const spec = '/spec/template/spec';
  test.each([
    [pod({ env: [{ name: 'PASSWORD', value: 'hunter2' }] }), 'containers/0/env/0/value'],
    [pod({ command: ['run', '--password', 'hunter2'] }), 'containers/0/command/2'],
    [
      pod({
        livenessProbe: { httpGet: { httpHeaders: [{ name: 'X-Api-Key', value: 'a1b2c3d4' }] } },
      }),
      'containers/0/livenessProbe/httpGet/httpHeaders/0/value',
    ],
    [pod({ image: 'https://a:hunter2@registry.acme.dev/a' }), 'containers/0/image'],
  ])('finds it in a pod: %j', (object, place) => {
    const findings = check(secretInClear, { objects: [{ object: deployment(object) }] });
    expect(placesOf(findings)).toEqual([`Deployment/web${spec}/${place}`]);
  });

  test.each([
    [{ kind: 'ConfigMap', data: { DB_PASSWORD: 'hunter2', 'a.conf': 'b=c\npassword=hunter2\n' } }, 2],
    [{ kind: 'ConfigMap', data: { DB_PASSWORD_FILE: '/run/db', 'a.md': 'about passwords' } }, 0],
    [{ kind: 'Secret', stringData: { password: 'hunter2', user: 'shop' } }, 1],
    [{ kind: 'Secret', data: { password: Buffer.from('hunter2').toString('base64'), user: 'c2hvcA==' } }, 1],
    [{ kind: 'Secret', stringData: { password: '' } }, 0],
    [{ kind: 'SealedSecret', spec: { encryptedData: { password: 'AgBy3i4OJSWK+PiTySYZZA9rO43cGDEq' } } }, 0],
    [{ kind: 'ExternalSecret', spec: { data: [{ secretKey: 'password', remoteRef: { key: 'db' } }] } }, 0],
    [{ kind: 'Ingress', spec: { tls: [{ secretName: 'web-tls-cert' }] } }, 0],
  ])('in %j finds %i', (object, count) => {
    const whole = { apiVersion: 'v1', metadata: { name: 'a' }, ...object };
    expect(check(secretInClear, { objects: [{ object: whole }] })).toHaveLength(count);
  });

  test.each([
    [{ environment: { PASSWORD: 'hunter2' } }, 'environment/PASSWORD'],
    [{ environment: ['PASSWORD=hunter2', 'A=b'] }, 'environment/0'],
    [{ command: 'redis-server --requirepass hunter2=' }, undefined],
    [{ command: ['--requirepass', 'hunter2'] }, 'command/1'],
    [{ build: { context: '.', args: { NPM_TOKEN: 'a1b2c3d4' } } }, 'build/args/NPM_TOKEN'],
    [{ environment: { PASSWORD: '${PASSWORD:?}' } }, undefined],
    [{ secrets: [{ source: 'db-password', target: '/run/secrets/x' }] }, undefined],
  ])('finds it in a service of Compose: %j', (content, place) => {
    const findings = validate(
      {},
      (pieces) => pieces.service('web', { image: 'a', ...content }, { patched: true }),
      [secretInClear],
    );
    expect(placesOf(findings)).toEqual(place === undefined ? [] : [`services.web/${place}`]);
  });

  test('finds it in the rest of a Compose file', () => {
    const rest = { configs: { conf: { content: 'user: shop\npassword: hunter2\n' } } };
    const findings = validate({}, (pieces) => pieces.rest(rest, { patched: true }), [secretInClear]);
    expect(placesOf(findings)).toEqual(['compose.yaml/configs/conf/content']);
  });
});

describe('secret/in-clear in what is lowered from the app', () => {
  const web = workload('web', { containers: [container({ env: { PASSWORD: 'pa$s' } })] });
  const placesWith = (value: string, patched: boolean) => {
    const object = deployment(pod({ env: [{ name: 'PASSWORD', value }] }));
    const source = { own: true, patched, origin: web.origin };
    return check(secretInClear, { model: { workloads: [web] }, objects: [{ object, source }] }).map(
      ({ property, affected }) => property?.join('.') ?? affected?.[0]?.pointer,
    );
  };

  test.each([
    ['as it is', 'pa$s', false],
    ['with a patch of something else', 'pa$s', true],
    ['as Compose spells it', 'pa$$s', true],
  ])('says it once, at the property: %s', (_, value, patched) => {
    expect(placesWith(value, patched)).toEqual(['env.PASSWORD']);
  });

  test('says what a patch has put there as well', () => {
    expect(placesWith('other', true)).toEqual([
      'env.PASSWORD',
      '/spec/template/spec/containers/0/env/0/value',
    ]);
  });
});
