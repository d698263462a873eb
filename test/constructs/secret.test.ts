import { readFileSync } from 'node:fs';
import { ApiObject } from 'cdk8s';
import { App, Chart, type Duration, Existing, Secret, type SecretProps, Worker } from 'lading';
import { parse } from 'yaml';
import { at, image, read, shop } from './make';

const source = readFileSync(__filename, 'utf8').split('\n');
const lineOf = (code: string) => source.findIndex((line) => line.includes(code)) + 1;
const podOf = (objects: Readonly<Record<string, unknown>>, name = 'subject') =>
  at(objects[`Deployment/${name}`], 'spec', 'template', 'spec');
const inCompose = (files: ReadonlyMap<string, string>, key: string): unknown =>
  parse(files.get('compose/compose.yaml') ?? '')[key];

/** An ExternalSecret of that name, whose Secret has those keys. */
function external(chart: Chart, name: string, keys: readonly string[]): void {
  new ApiObject(chart, `${name}-external`, {
    apiVersion: 'external-secrets.io/v1',
    kind: 'ExternalSecret',
    metadata: { name },
    spec: {
      secretStoreRef: { name: 'vault', kind: 'ClusterSecretStore' },
      data: keys.map((secretKey) => ({ secretKey, remoteRef: { key: secretKey } })),
    },
  });
}

describe('a Secret', () => {
  it('is no object: what reads it names the Secret that somebody makes', () => {
    const chart = shop();
    const db = new Secret(chart, 'db', { keys: ['user', 'password'] });
    new Worker(chart, 'subject', {
      image,
      env: { USER: db.get('user'), URL: `db://${db.get('password')}@db`, A_FILE: db.file('user') },
      envFrom: [{ secret: db }],
      volumes: { '/all': db.files(), '/some': db.files({ 'c/d': 'user' }), '/file': db.file('password') },
    });
    const { objects, diagnostics } = read(chart);
    // That of the one file alone, as of `secretFile()`.
    expect(diagnostics.map(({ code }) => code)).toEqual(['volume/no-refresh']);
    expect(Object.keys(objects).filter((name) => name.startsWith('Secret/'))).toEqual([]);
    const user = { key: 'user', path: 'user' };
    const password = { key: 'password', path: 'password' };
    expect(podOf(objects)).toMatchObject({
      containers: [
        {
          envFrom: [{ secretRef: { name: 'db' } }],
          env: [
            { name: 'DB_PASSWORD', valueFrom: { secretKeyRef: { name: 'db', key: 'password' } } },
            { name: 'USER', valueFrom: { secretKeyRef: { name: 'db', key: 'user' } } },
            { name: 'URL', value: 'db://$(DB_PASSWORD)@db' },
            { name: 'A_FILE', value: '/run/secrets/db/user' },
          ],
          volumeMounts: [
            { mountPath: '/all' },
            { mountPath: '/some' },
            { mountPath: '/file', subPath: 'password' },
            { mountPath: '/run/secrets/db' },
            {},
          ],
        },
      ],
      volumes: [
        { secret: { secretName: 'db', items: [user, password] } },
        { secret: { secretName: 'db', items: [{ key: 'user', path: 'c/d' }] } },
        { secret: { secretName: 'db', items: [password] } },
        { secret: { secretName: 'db', items: [user] } },
        {},
      ],
    });
  });

  it('is variables and files on Compose, also where all keys are taken as variables', () => {
    const chart = shop();
    const db = new Secret(chart, 'db', {
      keys: { user: {}, password: { compose: { variable: 'PGPASSWORD', development: 'x' } } },
    });
    new Worker(chart, 'subject', {
      image,
      env: { PASSWORD: db.get('password') },
      envFrom: [{ secret: db, prefix: 'DB_' }],
      volumes: { '/file': db.file('user') },
    });
    const { services, files } = read(chart);
    const password = '${PGPASSWORD:?set PGPASSWORD in .env}';
    expect(services.subject).toMatchObject({
      environment: {
        DB_user: '${DB_USER:?set DB_USER in .env}',
        DB_password: password,
        PASSWORD: password,
      },
      secrets: [{ source: 'db_user', target: '/file' }],
    });
    expect(inCompose(files, 'secrets')).toEqual({ db_user: { file: './secrets/db/user' } });
    expect(files.get('compose/.env.example')).toContain('PGPASSWORD=x\n');
  });

  it('has a place of its own for each key, in one folder', () => {
    const chart = shop();
    const tls = new Secret(chart, 'tls', {
      keys: { 'tls.crt': { compose: { file: './a.pem' } }, 'tls.key': { compose: { variable: 'KEY' } } },
    });
    new Worker(chart, 'subject', { image, writableRoot: true, volumes: { '/tls': tls.files() } });
    const { files, diagnostics } = read(chart);
    expect(diagnostics).toEqual([]);
    expect(inCompose(files, 'secrets')).toEqual({
      'tls_tls.crt': { file: './a.pem' },
      'tls_tls.key': { environment: 'KEY' },
    });
  });

  it('is told where a target has a file and a value is meant, or a variable and no container to write it into', () => {
    const chart = shop();
    const tls = new Secret(chart, 'tls', {
      keys: { crt: { compose: { file: './a.pem' } }, key: { compose: { variable: 'KEY' } } },
    });
    new Worker(chart, 'subject', { image, envFrom: [{ secret: tls }], volumes: { '/tls': tls.files() } });
    const { services, diagnostics } = read(chart);
    const lost = 'parity/not-expressible';
    expect(diagnostics.map(({ code }) => code)).toEqual([lost, lost]);
    expect(at(services.subject, 'environment')).toEqual({ key: '${KEY:?set KEY in .env}' });
  });

  it('that may be missing is empty on Compose, which is told', () => {
    const chart = shop();
    const secret = new Secret(chart, 'db', { keys: ['user'] });
    new Worker(chart, 'subject', { image, envFrom: [{ secret, optional: true }] });
    const { objects, services, diagnostics } = read(chart);
    expect(at(podOf(objects), 'containers', 0, 'envFrom')).toEqual([
      { secretRef: { name: 'db', optional: true } },
    ]);
    expect(at(services.subject, 'environment')).toEqual({ user: '${DB_USER:-}' });
    expect(diagnostics.map(({ code, path }) => [code, path])).toEqual([
      ['parity/approximated', 'shop/subject'],
    ]);
  });

  it('has the variables of a file where one is named', () => {
    const chart = shop();
    const secret = new Secret(chart, 'db', { keys: ['user'] });
    new Worker(chart, 'subject', { image, envFrom: [{ secret, envFile: 'db.env' }] });
    const { services, diagnostics } = read(chart);
    expect(diagnostics).toEqual([]);
    expect(services.subject).not.toHaveProperty('environment');
    expect(services.subject).toMatchObject({ env_file: [{ path: '../../db.env', required: true }] });
  });

  it('has no key that nobody gave it, told where it is asked for', () => {
    const chart = shop();
    const db: Secret = new Secret(chart, 'db', { keys: ['user'] });
    db.get('usr');
    db.files({ a: 'constructor' });
    const { diagnostics } = read(chart);
    expect(diagnostics.map(({ code, location }) => [code, location?.line])).toEqual([
      ['secret/undeclared', lineOf("db.get('usr')")],
      ['secret/undeclared', lineOf("db.files({ a: 'constructor' })")],
    ]);
  });

  it.each([undefined, null, 3, Symbol('a'), { toString: null }, ['A']])(
    'tells of %p where a key is meant',
    (odd) => {
      const chart = shop();
      const db = new Secret(chart, 'db', { keys: ['A'] });
      const call = (method: 'get' | 'file' | 'files', ...given: readonly unknown[]) =>
        Reflect.apply(Reflect.get(db, method), db, given);
      new Worker(chart, 'get', { image, env: { A: call('get', odd) } });
      new Worker(chart, 'file', { image, volumes: { '/a': call('file', odd) } });
      new Worker(chart, 'path', { image, env: { A: call('file', odd) } });
      new Worker(chart, 'list', { image, volumes: { '/a': call('files', ['A', odd]) } });
      const { told } = read(chart);
      const at = (id: string) => told.filter((each) => each.startsWith(`shop/${id}: props/`)).length;
      expect(['get', 'file', 'path', 'list'].map(at)).not.toContain(0);
      expect(told.filter((each) => !/: props\/(?:wrong-type|missing)$/.test(each))).toEqual([]);
    },
  );

  it.each<[SecretProps | object, string]>([
    [{}, 'props/missing'],
    [{ keys: [] }, 'props/wrong-value'],
    [{ keys: 'password' }, 'props/wrong-type'],
    [{ keys: ['../a'] }, 'props/wrong-value'],
    [{ keys: { a: { kubernetes: { name: 'b' } } } }, 'props/unknown'],
    [{ keys: ['a'], data: { a: 'b' } }, 'props/unknown'],
    [{ keys: ['a'], externalSecret: {} }, 'props/missing'],
    [{ keys: ['a'], externalSecret: { store: 'x', keys: { a: { property: 'b' } } } }, 'props/missing'],
  ])('cannot be made of %p, and nobody else hears of it', (props, code) => {
    const chart = shop();
    const db: unknown = Reflect.construct(Secret, [chart, 'db', props]);
    if (!(db instanceof Secret)) throw new Error('no Secret');
    new Worker(chart, 'subject', { image, env: { A: db.get('a') }, envFrom: [{ secret: db }] });
    expect(read(chart).told).toEqual([`shop/db: ${code}`]);
  });

  it('says its keys in the place of what nobody writes, and not of what the app makes', () => {
    const chart = shop();
    const db = new Secret(chart, 'db', { keys: ['password'] });
    new Worker(chart, 'subject', { image, env: { A: db.get('password') } });
    external(chart, 'db', ['pass']);
    expect(read(chart).told).toEqual(['shop/subject: secret/undeclared']);

    const right = shop();
    const same = new Secret(right, 'db', { keys: ['password'] });
    external(right, 'db', ['password']);
    new Worker(right, 'subject', { image, env: { A: same.get('password') } });
    expect(read(right).told).toEqual([]);
  });

  it('is made by an operator where a store is named, each key a property of one secret there or what is said of it', () => {
    const chart = shop();
    const db = new Secret(chart, 'db', {
      keys: ['user', 'password'],
      externalSecret: {
        store: 'vault',
        keys: { password: { key: 'prod/db', property: 'pass', version: '2' } },
        refreshInterval: '90s',
        patch: { spec: { target: { creationPolicy: 'Merge' } } },
      },
    });
    new Worker(chart, 'subject', { image, env: { A: db.get('password') } });
    const { objects, services, told } = read(chart);
    expect(told).toEqual([]);
    expect(objects['ExternalSecret/db']).toEqual({
      apiVersion: 'external-secrets.io/v1',
      kind: 'ExternalSecret',
      metadata: { name: 'db', labels: { 'app.kubernetes.io/name': 'db' } },
      spec: {
        refreshInterval: '90s',
        secretStoreRef: { name: 'vault', kind: 'SecretStore' },
        target: { creationPolicy: 'Merge' },
        data: [
          { secretKey: 'user', remoteRef: { key: 'db', property: 'user' } },
          { secretKey: 'password', remoteRef: { key: 'prod/db', property: 'pass', version: '2' } },
        ],
      },
    });
    expect(ApiObject.of(db).name).toBe('db');
    expect(services.subject).toMatchObject({ environment: { A: '${DB_PASSWORD:?set DB_PASSWORD in .env}' } });
  });

  it('is asked for as often as the store says, also in parts of a second, or once', () => {
    const chart = shop();
    const made = (id: string, refreshInterval: Duration) =>
      new Secret(chart, id, { keys: ['a'], externalSecret: { store: 'x', key: 'y', refreshInterval } });
    made('half', '500ms');
    made('once', 0);
    const { objects } = read(chart);
    const interval = (id: string) => at(objects[`ExternalSecret/${id}`], 'spec', 'refreshInterval');
    expect([interval('half'), interval('once')]).toEqual(['500ms', '0s']);
  });

  it('has an ExternalSecret of the keys that it has, held against the definition of its kind', () => {
    const chart = shop();
    const keys: Record<string, string> = { usr: 'a' };
    new Secret(chart, 'db', { keys: ['user'], externalSecret: { store: 'Not A Name', keys } });
    expect(read(chart).told).toEqual(['shop/db: kubernetes/invalid', 'shop/db: secret/undeclared']);
  });

  it('is described once in a namespace, beside an Existing that says no more than that it is there', () => {
    const chart = shop();
    new Secret(chart, 'db', { keys: ['a'] });
    new Existing(chart, 'there', { kind: 'Secret', name: 'db' });
    expect(read(chart).told).toEqual([]);
    new Secret(chart, 'again', { name: 'db', keys: ['a'] });
    expect(read(chart).told).toEqual(['shop/again: name/duplicate']);
  });

  it('in another namespace than its readers is told', () => {
    const app = new App({ name: 'app' });
    const one = new Chart(app, 'one', { namespace: 'one' });
    const two = new Chart(app, 'two', { namespace: 'two' });
    const db = new Secret(one, 'db', { keys: ['a'] });
    new Worker(two, 'env', { image, env: { A: db.get('a') } });
    new Worker(two, 'from', { image, envFrom: [{ secret: db }] });
    new Worker(two, 'files', { image, volumes: { '/a': db.files() } });
    const told = ['env', 'from', 'files'].map((id) => `two/${id}: reference/other-namespace`);
    expect(read(two).told).toEqual(told);
  });

  it('tells of a real token that is for development, once', () => {
    const chart = shop();
    const development = `ghp_${'a1B2c3D4e5F6'.repeat(3)}`;
    const github = new Secret(chart, 'github', { keys: { token: { compose: { development } } } });
    new Worker(chart, 'subject', { image, env: { A: github.get('token') } });
    const { diagnostics } = read(chart);
    expect(diagnostics.map(({ code, path, location }) => [code, path, location?.line])).toEqual([
      ['secret/in-clear', 'shop/github', lineOf("new Secret(chart, 'github'")],
    ]);
    expect(JSON.stringify(diagnostics)).not.toContain(development);
  });
});
