import { configFile, Deployment, secretFile, secretFiles, Worker } from 'lading';
import { parse } from 'yaml';
import { at, image, read, shop } from './make';

const podOf = (objects: Readonly<Record<string, unknown>>) =>
  at(objects['Deployment/subject'], 'spec', 'template', 'spec');
const secretsOf = (files: ReadonlyMap<string, string>): unknown =>
  parse(files.get('compose/compose.yaml') ?? '').secrets;

describe('the file of a secret in a variable', () => {
  it('is mounted on both targets, where the variable says', () => {
    const chart = shop();
    new Worker(chart, 'subject', {
      image,
      env: { LEVEL: 'info', A_FILE: secretFile('db', 'a'), B_FILE: secretFile('db', 'b') },
    });
    const { objects, services, files, diagnostics } = read(chart);
    expect(diagnostics).toEqual([]);
    expect(podOf(objects)).toMatchObject({
      containers: [
        {
          env: [
            { name: 'LEVEL', value: 'info' },
            { name: 'A_FILE', value: '/run/secrets/db/a' },
            { name: 'B_FILE', value: '/run/secrets/db/b' },
          ],
          volumeMounts: [{ name: 'run-secrets-db', mountPath: '/run/secrets/db', readOnly: true }, {}],
        },
      ],
      volumes: [
        {
          name: 'run-secrets-db',
          secret: {
            secretName: 'db',
            items: [
              { key: 'a', path: 'a' },
              { key: 'b', path: 'b' },
            ],
          },
        },
        {},
      ],
    });
    expect(services.subject).toMatchObject({
      environment: { LEVEL: 'info', A_FILE: '/run/secrets/db/a', B_FILE: '/run/secrets/db/b' },
      secrets: [
        { source: 'db_a', target: '/run/secrets/db/a' },
        { source: 'db_b', target: '/run/secrets/db/b' },
      ],
    });
    expect(secretsOf(files)).toEqual({ db_a: { file: './secrets/db/a' }, db_b: { file: './secrets/db/b' } });
  });

  it('has a folder of its own where a target has a place of its own for it, and where the folder is taken', () => {
    const chart = shop();
    const sources = (key: string) => ({ kubernetes: { name: 'theirs', key } });
    new Worker(chart, 'subject', {
      image,
      env: {
        A: secretFile('db', 'a'),
        B: secretFile('db', 'b', { sources: sources('x') }),
        C: secretFile('db', 'c', { sources: sources('y') }),
      },
      volumes: { '/run/secrets/db': secretFiles('other', ['o']) },
    });
    const { objects, told } = read(chart);
    expect(told).toEqual([]);
    expect(podOf(objects)).toMatchObject({
      containers: [
        {
          env: [
            { value: '/run/secrets/db-2/a' },
            { value: '/run/secrets/db-3/b' },
            { value: '/run/secrets/db-4/c' },
          ],
        },
      ],
      volumes: [
        { secret: { secretName: 'other' } },
        { secret: { secretName: 'db' } },
        { secret: { secretName: 'theirs', items: [{ key: 'x', path: 'b' }] } },
        { secret: { secretName: 'theirs', items: [{ key: 'y', path: 'c' }] } },
        {},
      ],
    });
  });

  it('is for the container that has the variable alone', () => {
    const chart = shop();
    new Deployment(chart, 'subject', {
      containers: [{ image, env: { A: secretFile('db', 'a') } }, { image }],
      sidecars: [{ image, env: { A: secretFile('db', 'b') } }],
    });
    const { objects, told } = read(chart);
    expect(told).toEqual([]);
    const mounts = (list: string, index: number) => at(podOf(objects), list, index, 'volumeMounts');
    expect(mounts('containers', 0)).toMatchObject([{ name: 'run-secrets-db' }, {}]);
    expect(mounts('containers', 1)).toMatchObject([{ mountPath: '/tmp' }]);
    expect(mounts('initContainers', 0)).toMatchObject([{ name: 'run-secrets-db-2' }, {}]);
  });

  it('can be added later, and removed where defaults say it', () => {
    const chart = shop({ defaults: { env: { OLD: secretFile('old', 'key') } } });
    new Worker(chart, 'subject', { image, env: { OLD: null } }).addEnv('A', secretFile('db', 'a'));
    const { objects, told } = read(chart);
    expect(told).toEqual([]);
    expect(podOf(objects)).toMatchObject({
      containers: [{ env: [{ name: 'A', value: '/run/secrets/db/a' }] }],
      volumes: [{ secret: { secretName: 'db' } }, {}],
    });
  });

  it('comes from a variable where docker compose can write it into the container, and from a file elsewhere', () => {
    const env = { A: secretFile('db', 'a', { sources: { compose: { variable: 'A', development: 'x' } } }) };
    const writable = shop();
    new Worker(writable, 'subject', { image, writableRoot: true, env });
    const { files, diagnostics } = read(writable);
    expect(diagnostics).toEqual([]);
    expect(secretsOf(files)).toEqual({ db_a: { environment: 'A' } });
    expect(files.get('compose/.env.example')).toContain('A=x\n');
    const readOnly = shop();
    new Worker(readOnly, 'subject', { image, env });
    const other = read(readOnly);
    expect(secretsOf(other.files)).toEqual({ db_a: { file: './secrets/db/a' } });
    expect(other.diagnostics).toMatchObject([
      { code: 'parity/not-expressible', affected: [{ target: 'compose' }] },
    ]);
    new Worker(writable, 'other', { image, env: { A: secretFile('db', 'a') } });
    expect(read(writable).told).toEqual(['shop/other: name/duplicate']);
  });

  it('of a key that is no text is told where it stands', () => {
    const chart = shop();
    const key: string = JSON.parse('{}');
    Object.setPrototypeOf(key, null);
    new Worker(chart, 'subject', { image, env: { A: secretFile('db', key) } });
    expect(read(chart).told).toEqual(['shop/subject: props/wrong-type']);
  });

  it('is no text', () => {
    const chart = shop();
    new Worker(chart, 'subject', { image, env: { A: `${secretFile('db', 'a')}` } });
    expect(read(chart).told).toEqual(['shop/subject: value/lost']);
  });
});

describe('the file of a secret among the volumes', () => {
  it('is mounted as the path itself, and told where it never changes', () => {
    const chart = shop();
    new Worker(chart, 'subject', { image, volumes: { '/etc/key': secretFile('db', 'a') } });
    const { objects, services, diagnostics } = read(chart);
    expect(podOf(objects)).toMatchObject({
      containers: [{ volumeMounts: [{ mountPath: '/etc/key', subPath: 'a', readOnly: true }, {}] }],
    });
    expect(services.subject).toMatchObject({ secrets: [{ source: 'db_a', target: '/etc/key' }] });
    expect(diagnostics).toMatchObject([{ code: 'volume/no-refresh', severity: 'warning' }]);
  });

  it('tells nothing of configuration that Lading writes, whose pods roll', () => {
    const chart = shop();
    new Worker(chart, 'subject', { image, volumes: { '/etc/a': configFile('a') } });
    expect(read(chart).told).toEqual([]);
  });
});

describe('a list of keys', () => {
  it('that holds something else than texts is told, and so is an empty one', () => {
    const chart = shop();
    const files = (list: readonly unknown[]) => Reflect.apply(secretFiles, undefined, ['db', list]);
    const odd = [undefined, null, 3, Symbol('a'), Object.create(null), { toString: null }];
    for (const [index, each] of odd.entries())
      new Worker(chart, `odd-${index}`, { image, volumes: { '/a': files(['a', each]) } });
    // Kubernetes would mount every key of the Secret.
    new Worker(chart, 'none', { image, volumes: { '/a': files([]) } });
    expect(read(chart).told).toEqual([
      ...odd.map((_, index) => `shop/odd-${index}: props/wrong-type`),
      'shop/none: props/wrong-value',
    ]);
  });
});
