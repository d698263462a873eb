import { composeEnvExample } from '../../lib/compose/env-example';
import { lowerWorkload } from '../../lib/compose/workload';
import type { Text } from '../../lib/model/reference';
import type { Workload } from '../../lib/model/workload';
import { lower, makeWorld } from '../compose/make';
import { codes, container, secret, variable, workload } from '../model/parts';

const using = (name: string, value: Text) =>
  workload(name, { containers: [container({ env: { X: value } })] });

function exampleOf(...workloads: Workload[]) {
  const { project } = makeWorld({ workloads });
  for (const workload of workloads) lowerWorkload(workload, project);
  return composeEnvExample(project);
}

test('there is none where nothing needs it', () => {
  expect(exampleOf(using('web', 'plain'))).toBeUndefined();
});

test('it names every variable, who uses it, and defaults without setting them', () => {
  const password = [secret('db', 'password')];
  const text = exampleOf(
    using('web', password),
    using('api', password),
    using('job', [variable('TAG', '1.0'), variable('REGION'), variable('GREETING', 'it is {$5}')]),
  );
  expect(text).toBe(`# Copy this file to .env, beside compose.yaml, and fill in the values.
# A value in single quotes is taken letter by letter: PASSWORD='p$ss'.

# The secret db/password, for web, api; required.
DB_PASSWORD=

# For job; required.
GREETING='it is {$5}'

# For job; required.
REGION=

# For job.
# TAG=1.0
`);
});

test('a file in the project is named as docker compose has to be told of it', () => {
  const world = makeWorld({ compose: { envFile: 'config/dev.env' } });
  const web = using('web', [variable('X')]);
  expect(lower(web, world).environment).toEqual({
    X: '${X:?set X in config/dev.env, and name it by --env-file}',
  });
  expect(composeEnvExample(world.project)).toContain(
    '#   docker compose --env-file ../../config/dev.env up\n',
  );
});

test('what single quotes cannot hold is escaped in double ones', () => {
  expect(exampleOf(using('web', [variable('X', 'it\'s "$5"\n')]))).toContain('X="it\'s \\"\\$5\\"\\n"\n');
});

test('many users are counted', () => {
  const users = Array.from({ length: 8 }, (_, index) => using(`w${index}`, [variable('X')]));
  expect(exampleOf(...users)).toContain('# For w0, w1, w2, w3, w4 and 3 more; required.\n');
});

test('secret files are listed, with the path that the user gives', () => {
  const web = workload('web', {
    containers: [
      container({
        mounts: [
          { path: '/run/tls', volume: 'tls', readOnly: true },
          { path: '/run/db', volume: 'db', readOnly: true },
        ],
      }),
    ],
    volumes: [
      { type: 'secret', name: 'tls', secret: 'tls', files: { 'tls.key': 'key' } },
      {
        type: 'secret',
        name: 'db',
        secret: 'db',
        files: { p: 'p' },
        sources: { compose: { file: './db.txt' } },
      },
    ],
  });
  expect(exampleOf(web)?.split('\n').slice(2)).toEqual([
    '#   ./db.txt: db/p, for web',
    '#   ./secrets/tls/key: tls/key, for web',
    '',
  ]);
});

describe('a value for development', () => {
  const local = (development: string, variable?: string): Text => [
    { kind: 'secret', name: 'db', key: 'password', sources: { compose: { development, variable } } },
  ];

  test.each([
    ['postgres', 'postgres'],
    ["it's $5", `"it's \\$5"`],
    ['a $b', "'a $b'"],
    ['one\ntwo', '"one\\ntwo"'],
  ])('%j stands there, ready to be copied, and marked as that', (value, written) => {
    expect(exampleOf(using('web', local(value)))).toContain(
      `# The secret db/password, for web; required. The value is for development alone.\nDB_PASSWORD=${written}\n`,
    );
  });

  test('is said once for all who use the variable, in whatever order', () => {
    const [first, second] = [using('web', [secret('db', 'password')]), using('api', local('postgres'))];
    for (const workloads of [[first, second] as const, [second, first] as const])
      expect(exampleOf(...workloads)).toContain('DB_PASSWORD=postgres\n');
    expect(exampleOf(using('web', local('dev', 'PGPASSWORD')))).toContain('PGPASSWORD=dev\n');
  });

  test('is no part of the manifest, which asks for the variable all the same', () => {
    expect(lower(using('web', local('postgres'))).environment).toEqual({
      X: '${DB_PASSWORD:?set DB_PASSWORD in .env}',
    });
  });

  test('cannot be two', () => {
    const world = makeWorld();
    lower(using('web', local('one')), world);
    lower(using('api', local('other')), world);
    expect(codes(world)).toEqual(['name/duplicate']);
  });
});
