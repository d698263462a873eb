import { composeSchema } from '../../../lib/validation/schema';

const good = {
  image: 'web:1',
  build: { context: '.', args: { TAG: '1' } },
  environment: { PORT: '80', DEBUG: null },
  depends_on: { db: { condition: 'service_healthy' } },
  ports: ['80:80', { target: 8080, published: '8080' }],
  networks: { default: null },
  deploy: { replicas: 2, resources: { limits: { cpus: '0.5', memory: '64M' } } },
  'x-note': { anything: true },
};

const found = (service: unknown): string[] =>
  composeSchema.service(service).map(({ keyword, pointer }) => `${keyword} ${pointer}`);

test('a good service has no problem', () => {
  expect(composeSchema.service(good)).toEqual([]);
});

test.each([
  ['additionalProperties /imag', { imag: 'web:1' }],
  ['type /build', { build: 1 }],
  ['additionalProperties /build/contxt', { build: { contxt: '.' } }],
  ['type /command', { command: { run: 'x' } }],
  ['enum /depends_on/db/condition', { depends_on: { db: { condition: 'ready' } } }],
  ['required /depends_on/db/condition', { depends_on: { db: {} } }],
  ['required /volumes/0/type', { volumes: [{ target: '/data' }] }],
  ['uniqueItems /security_opt/1', { security_opt: ['a:b', 'a:b'] }],
  ['maximum /cpu_percent', { cpu_percent: 101 }],
  ['pattern /gpus', { gpus: 'some' }],
  ['type /environment/A', { environment: { A: {} } }],
  ['type ', null],
])('alternatives end in one problem at its place: %s', (problem, service) => {
  expect(found(service)).toEqual([problem]);
});

test('an unknown field comes with the name that was meant', () => {
  expect(composeSchema.service({ healthchek: {} })).toEqual([
    {
      pointer: '/healthchek',
      keyword: 'additionalProperties',
      message: 'unknown field "healthchek" (did you mean "healthcheck"?)',
      suggestion: 'healthcheck',
      versions: [],
    },
  ]);
});

test('a whole file is its top level and its entries', () => {
  const file = {
    name: 'shop',
    services: { web: good, 'a/b': good, db: { imag: 'x' } },
    networks: { front: null, back: { internl: true } },
    secrets: { key: { file: 1 } },
    volume: {},
  };
  expect(composeSchema.file(file).map(({ pointer }) => pointer)).toEqual([
    '/networks/back/internl',
    '/secrets/key/file',
    '/services/a~1b',
    '/services/db/imag',
    '/volume',
  ]);
});

test('a file that is no object says so', () => {
  expect(composeSchema.file([])).toMatchObject([{ pointer: '', keyword: 'type' }]);
});
