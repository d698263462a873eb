import { lowerWaits } from '../../lib/kubernetes/wait';
import type { Deployment } from '../../lib/model/deployment';
import type { External } from '../../lib/model/external';
import type { Service } from '../../lib/model/service';
import type { Workload } from '../../lib/model/workload';
import { complete } from '../../lib/passes/complete';
import { chart, codes, external, job, service, workload } from '../model/parts';
import { makePrepared } from '../passes/prepared';
import { noOthers, placeIn } from './make';

function lower(
  dependencies: readonly Workload[],
  services: readonly Service[],
  prepared = makePrepared({ services }),
) {
  const waiting = workload('api', {
    startAfter: dependencies.map((dependency) => ({ workload: dependency })),
  });
  return lowerWaits(complete(waiting), placeIn(prepared), noOthers).containers;
}

/** What waits for an endpoint outside of the app. */
function lowerOutside(
  endpoint: External,
  services: readonly Service[],
  prepared = makePrepared({ services }),
) {
  const waiting = workload('api', { startAfter: [{ external: endpoint }] });
  return lowerWaits(complete(waiting), placeIn(prepared), noOthers).containers;
}

const db = workload('db');

test('waits until the Service of the dependency takes connections, as securely as everything else', () => {
  expect(lower([db], [service(db)])).toEqual([
    {
      name: 'wait-for-db',
      image: 'busybox:1',
      imagePullPolicy: 'Always',
      command: ['sh', '-c', 'until nc -z -w 2 "$0" "$1"; do sleep 1; done', 'db', '80'],
      resources: {
        requests: { cpu: '10m', memory: '16Mi', 'ephemeral-storage': '1Mi' },
        limits: { cpu: '100m', memory: '16Mi', 'ephemeral-storage': '1Mi' },
      },
      securityContext: {
        runAsNonRoot: true,
        runAsUser: 10001,
        runAsGroup: 10001,
        allowPrivilegeEscalation: false,
        readOnlyRootFilesystem: true,
        capabilities: { drop: ['ALL'] },
      },
    },
  ]);
});

test('one dependency is waited for once, each of several in the given order', () => {
  const cache = workload('cache');
  const names = lower([cache, db, cache], [service(db), service(cache)]).map(({ name }) => name);
  expect(names).toEqual(['wait-for-cache', 'wait-for-db']);
});

test('names stay unique and within 63 characters', () => {
  const long = workload('d'.repeat(60));
  const namesake = workload('db', { chart: chart('other', { namespace: 'other' }) });
  const waits = lower(
    [db, namesake, long],
    [db, namesake, long].map((workload) => service(workload)),
  );
  expect(waits.map(({ name }) => name)).toEqual(['wait-for-db', 'wait-2', 'wait-3']);
  expect(waits[1]?.command?.[3]).toBe('db.other.svc');
});

test('a port that no connection can be tried on is passed over', () => {
  const ports = [
    { name: 'dns', port: 53, to: 53, protocol: 'udp' },
    { name: 'admin', port: 8080, to: 8080, protocol: 'tcp' },
  ] as const;
  expect(lower([db], [service(db, { ports: [...ports] })])[0]?.command?.[4]).toBe('8080');
});

test.each<[string, readonly Service[]]>([
  ['no Service', []],
  ['a Service of Compose alone', [service(db, { targets: ['compose'] })]],
  ['a Service without TCP', [service(db, { ports: [{ name: 'dns', port: 53, to: 53, protocol: 'udp' }] })]],
])('a dependency with %s cannot be waited for, which is reported', (_case, services) => {
  const prepared = makePrepared({ services });
  expect(lower([db], services, prepared)).toEqual([]);
  expect(codes(prepared)).toEqual(['order/not-waitable']);
});

test('a dependency of Compose alone is left to the pass that reports it', () => {
  const prepared = makePrepared();
  expect(lower([workload('db', { targets: ['compose'] })], [], prepared)).toEqual([]);
  expect(codes(prepared)).toEqual([]);
});

describe('an endpoint outside of the app', () => {
  const outside = (parts: Partial<External>) => external('rds', parts);

  it('is waited for at its host and port', () => {
    const [wait] = lowerOutside(
      outside({ host: { kubernetes: 'db.acme.dev' }, port: { kubernetes: '5432' } }),
      [],
    );
    expect(wait?.name).toBe('wait-for-rds');
    expect(wait?.command?.slice(3)).toEqual(['db.acme.dev', '5432']);
    expect(wait?.env).toBeUndefined();
  });

  it('is waited for where only the cluster knows it', () => {
    const host = [{ kind: 'secret', name: 'db', key: 'host' }] as const;
    const [wait] = lowerOutside(outside({ host: { kubernetes: host }, port: { kubernetes: '5432' } }), []);
    expect(wait?.command?.slice(3)).toEqual(['$(DB_HOST)', '5432']);
    expect(wait?.env).toEqual([
      { name: 'DB_HOST', valueFrom: { secretKeyRef: { name: 'db', key: 'host' } } },
    ]);
  });

  it('that is a Service of the app has its port, unless it says one', () => {
    const door = service(db);
    const host = { kubernetes: [{ kind: 'host', to: door }] } as const;
    expect(lowerOutside(outside({ host, port: {} }), [door])[0]?.command?.slice(3)).toEqual(['db', '80']);
    const own = outside({ host, port: { kubernetes: '5432' } });
    expect(lowerOutside(own, [door])[0]?.command?.slice(3)).toEqual(['db', '5432']);
  });

  it.each([
    ['host', { host: {}, port: { kubernetes: '5432' } }],
    ['port', { host: { kubernetes: 'db.acme.dev' }, port: {} }],
  ])('without a %s cannot be waited for, which is reported', (_case, parts) => {
    const prepared = makePrepared({});
    expect(lowerOutside(outside(parts), [], prepared)).toEqual([]);
    expect(codes(prepared)).toEqual(['order/not-waitable']);
    expect(prepared.findings).toMatchObject([{ property: ['startAfter', 0] }]);
  });
});

describe('a Job', () => {
  const migrate = job('migrate');
  const wait = (prepared = makePrepared(), dependency = migrate, rest: Partial<Deployment> = {}) => {
    const waiting = workload('api', { startAfter: [{ workload: dependency }], ...rest });
    const others = { ...noOthers, jobObject: () => ({ metadata: { name: 'migrate-12345678' } }) };
    return lowerWaits(complete(waiting), placeIn(prepared), others);
  };

  it('is asked for by the name that it has in the end, with a token that this container alone sees', () => {
    const { containers, volumes } = wait();
    expect(containers).toMatchObject([
      {
        name: 'wait-for-migrate',
        image: 'curl:8',
        command: ['sh', '-c', expect.stringContaining('--cacert ca.crt'), 'migrate-12345678'],
        volumeMounts: [
          { name: 'api-access', mountPath: '/var/run/secrets/kubernetes.io/serviceaccount', readOnly: true },
        ],
        securityContext: { runAsNonRoot: true, readOnlyRootFilesystem: true },
      },
    ]);
    expect(volumes).toMatchObject([{ name: 'api-access', projected: { sources: { length: 3 } } }]);
  });

  it('finds a name for its volume that is free', () => {
    const { volumes } = wait(makePrepared(), migrate, {
      volumes: [{ type: 'empty', name: 'api-access', medium: 'disk' }],
    });
    expect(volumes.map(({ name }) => name)).toEqual(['api-access-1']);
  });

  it('of another namespace cannot be waited for, which is reported', () => {
    const prepared = makePrepared();
    const other = job('migrate', { chart: chart('other', { namespace: 'other' }) });
    expect(wait(prepared, other)).toEqual({ containers: [], volumes: [] });
    expect(codes(prepared)).toEqual(['order/not-waitable']);
  });

  it('of Compose alone is left to the pass that reports it', () => {
    const prepared = makePrepared();
    expect(wait(prepared, job('migrate', { targets: ['compose'] }))).toEqual({ containers: [], volumes: [] });
    expect(codes(prepared)).toEqual([]);
  });
});
