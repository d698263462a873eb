import { lowerWaits } from '../../lib/kubernetes/wait';
import type { Service } from '../../lib/model/service';
import type { Workload } from '../../lib/model/workload';
import { complete } from '../../lib/passes/defaults';
import { chart, codes, service, workload } from '../model/parts';
import { makePrepared } from '../passes/prepared';
import { placeIn } from './make';

function lower(
  dependencies: readonly Workload[],
  services: readonly Service[],
  prepared = makePrepared({ services }),
) {
  const waiting = workload('api', {
    startAfter: dependencies.map((dependency) => ({ workload: dependency })),
  });
  return lowerWaits(complete(waiting), placeIn(prepared));
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
