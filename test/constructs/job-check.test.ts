import {
  Chart,
  claim,
  configFile,
  field,
  Job,
  type JobProps,
  StatefulApp,
  secret,
  secretFiles,
  WebApp,
  Worker,
} from 'lading';
import { at, image, read, shop } from './make';

function app(props: Partial<JobProps> = {}, chart = shop()) {
  const db = new StatefulApp(chart, 'db', { image, port: 5432, readiness: false });
  const migrate = new Job(chart, 'migrate', {
    image,
    args: ['migrate'],
    env: { DB: db.host, PASSWORD: secret('db', 'password') },
    check: { command: ['migrated', '--all'] },
    ...props,
  });
  const api = new WebApp(chart, 'api', { image: 'acme/api:1', port: 8080, startAfter: [migrate] });
  return { chart, db, migrate, api };
}

const pod = (objects: Readonly<Record<string, unknown>>) =>
  at(objects['Deployment/api'], 'spec', 'template', 'spec');
const wait = (objects: Readonly<Record<string, unknown>>, ...path: (string | number)[]) =>
  at(pod(objects), 'initContainers', 0, ...path);

describe('whoever starts after a Job that says how it is checked', () => {
  it('runs that command until it succeeds, as the container of the Job would', () => {
    const { objects, told } = read(app({ user: 1000, resources: { memory: '64Mi' } }).chart);
    expect(told).toEqual([]);
    expect(wait(objects)).toMatchObject({
      name: 'wait-for-migrate',
      image,
      command: ['sh', '-c', 'until "$0" "$@"; do sleep 2; done', 'migrated', '--all'],
      env: [
        { name: 'DB', value: 'db' },
        { name: 'PASSWORD', valueFrom: { secretKeyRef: { name: 'db', key: 'password' } } },
      ],
      resources: { limits: { memory: '64Mi' } },
      volumeMounts: [{ mountPath: '/tmp' }],
      securityContext: { runAsUser: 1000, readOnlyRootFilesystem: true },
    });
    expect(wait(objects)).not.toHaveProperty('args');
  });

  it('needs no Role, no token, and no name of the Job', () => {
    const { objects } = read(app().chart);
    expect(Object.keys(objects).filter((name) => name.startsWith('Role'))).toEqual([]);
    expect(JSON.stringify(pod(objects))).not.toContain('serviceAccountToken');
    const [job] = Object.keys(objects).flatMap((name) => (name.startsWith('Job/') ? [name.slice(4)] : []));
    expect(JSON.stringify(pod(objects))).not.toContain(job);
  });

  it('takes another image, and what is said of the environment', () => {
    const check = {
      command: ['psql', '-c', 'select $(1) from $2'],
      image: 'acme/psql:17',
      env: { DB: 'other' },
    };
    const { objects } = read(app({ check, workingDir: '/srv' }).chart);
    expect(wait(objects)).toMatchObject({
      image: 'acme/psql:17',
      command: ['sh', '-c', expect.any(String), 'psql', '-c', 'select $$(1) from $2'],
      env: [{ name: 'DB', value: 'other' }, { name: 'PASSWORD' }],
    });
    expect(wait(objects)).not.toHaveProperty('workingDir');
  });

  it('sees the files of secrets that the Job sees, and no other volumes', () => {
    const files = secretFiles('tls', ['ca.crt']);
    const volumes = { '/tls': files, '/etc/x': configFile('x'), '/data': claim({ size: 1 }) };
    const { objects, told } = read(app({ volumes, args: [] }).chart);
    expect(told).toEqual([]);
    expect(wait(objects, 'volumeMounts')).toEqual([
      { name: 'check', mountPath: '/tls', readOnly: true },
      { name: 'check-1', mountPath: '/tmp' },
    ]);
    expect(at(pod(objects), 'volumes')).toEqual([
      { name: 'tmp', emptyDir: {} },
      { name: 'check', secret: expect.objectContaining({ secretName: 'tls' }) },
      { name: 'check-1', emptyDir: {} },
    ]);
  });

  it('waits on Compose for the Job itself', () => {
    const { services, diagnostics } = read(app().chart);
    expect(at(services, 'api', 'depends_on')).toEqual({
      migrate: { condition: 'service_completed_successfully' },
    });
    expect(diagnostics.filter(({ message }) => message.includes('check'))).toEqual([]);
  });

  it('is nothing that targets are told of which do not run the check', () => {
    const check = { command: ['look', field('metadata.name')], env: { ME: field('status.podIP') } };
    const targets = ['kubernetes', 'compose', 'swarm'] as const;
    const { told } = read(app({ check, targets }, shop({ targets })).chart);
    expect(told).toEqual([]);
    // What the Job itself says of them is told.
    const { told: more } = read(app({ check, targets, args: [field('metadata.name')] }).chart);
    expect(more).toEqual(['shop/migrate: parity/not-expressible']);
  });

  it('goes where the check goes where all else is closed, and to no API server', () => {
    const chart = new Chart(shop().node.root, 'apart', { network: { dns: [] } });
    const { objects, told } = read(app({}, chart).chart);
    expect(told).toEqual([]);
    expect(at(objects['NetworkPolicy/api'], 'spec', 'egress')).toEqual([
      {
        to: [{ podSelector: { matchLabels: { 'app.kubernetes.io/name': 'db' } } }],
        ports: [{ port: 5432, protocol: 'TCP' }],
      },
    ]);
  });

  it('and the Job itself does not go where its check alone goes', () => {
    const chart = new Chart(shop().node.root, 'apart', { network: { dns: [] } });
    const { db } = app({ targets: ['compose'] }, chart);
    const other = new Job(chart, 'seed', { image, check: { command: ['seeded', db.host] } });
    new Worker(chart, 'mailer', { image, startAfter: [other] });
    const { objects } = read(chart);
    expect(at(objects['NetworkPolicy/seed'], 'spec', 'egress')).toEqual([]);
    expect(at(objects['NetworkPolicy/mailer'], 'spec', 'egress')).toHaveLength(1);
  });

  it('does so from another namespace as well, where the names are longer', () => {
    const { chart, migrate } = app({}, new Chart(shop().node.root, 'one', { namespace: 'one' }));
    const two = new Chart(chart.node.root, 'two', { namespace: 'two' });
    new Worker(two, 'mailer', { image, startAfter: [migrate] });
    const { objects, told } = read(chart);
    expect(told.filter((each) => each.startsWith('two'))).toEqual([]);
    const env = at(objects['Deployment/mailer'], 'spec', 'template', 'spec', 'initContainers', 0, 'env');
    expect(at(env, 0)).toEqual({ name: 'DB', value: 'db.one.svc' });
  });
});

test('a Job that is checked may be gone when it has ended', () => {
  const ttl = (props: Partial<JobProps>) => {
    const { objects } = read(app({ ttlAfterFinished: '1h', ...props }).chart);
    const job = Object.entries(objects).find(([name]) => name.startsWith('Job/'))?.[1];
    return at(job, 'spec', 'ttlSecondsAfterFinished');
  };
  expect(ttl({})).toBe(3600);
  expect(ttl({ check: undefined })).toBeUndefined();
});

test('what the check reads is no part of the Job: another one makes no other Job', () => {
  const names = [app(), app({ check: { command: ['other'] } })].map(({ chart }) =>
    Object.keys(read(chart).objects).filter((name) => name.startsWith('Job/')),
  );
  expect(names[0]).toEqual(names[1]);
});

test('a check without a command, and one that is no list, is refused', () => {
  const told = (check: object) => read(app({ check: Object(check) }).chart).told;
  expect(told({ image: 'acme/psql:17' })).toEqual(['shop/migrate: props/missing']);
  expect(told({ command: [] })).toEqual(['shop/migrate: props/wrong-value']);
  expect(told({ command: 'psql' })).toEqual(['shop/migrate: props/wrong-type']);
});
