import type { Deployment } from '../../lib/model/deployment';
import type { Workload } from '../../lib/model/workload';
import { checkOrder } from '../../lib/passes/ordering';
import { external, recorder, service, workload } from '../model/parts';

/** Workloads from `{ name: names it starts after }`. */
function graph(edges: Record<string, string[]>, parts: Record<string, Partial<Deployment>> = {}): Workload[] {
  const all = new Map(Object.keys(edges).map((name) => [name, workload(name, parts[name])]));
  for (const [name, after] of Object.entries(edges)) {
    for (const other of after) {
      const dependency = all.get(other);
      if (dependency) all.get(name)?.startAfter.push({ workload: dependency });
    }
  }
  return [...all.values()];
}

function check(workloads: readonly Workload[]) {
  const { findings, report } = recorder();
  checkOrder(workloads, ['kubernetes', 'compose'], report);
  return findings;
}

describe('checkOrder', () => {
  test.each([
    ['no edges', { a: [], b: [] }],
    ['a chain', { a: ['b'], b: ['c'], c: [] }],
    ['a chain in which each waits for one made before', { c: [], b: ['c'], a: ['b'] }],
    ['a diamond', { a: ['b', 'c'], b: ['d'], c: ['d'], d: [] }],
  ])('has nothing to say of %s', (_, edges) => {
    expect(check(graph(edges))).toEqual([]);
  });

  test.each([
    ['a workload that waits for itself', { a: ['a'] }, [['a', 'a']]],
    ['two that wait for each other', { a: ['b'], b: ['a'] }, [['a', 'b', 'a']]],
    ['a ring behind a chain', { x: ['a'], a: ['b'], b: ['c'], c: ['a'] }, [['a', 'b', 'c', 'a']]],
    [
      'two rings apart',
      { a: ['b'], b: ['a'], c: ['d'], d: ['c'] },
      [
        ['a', 'b', 'a'],
        ['c', 'd', 'c'],
      ],
    ],
    ['the shortest way round of a knot', { a: ['b'], b: ['c', 'a'], c: ['a'] }, [['a', 'b', 'a']]],
  ])('reports %s once, naming its members in order', (_, edges, cycles) => {
    const findings = check(graph(edges));
    expect(findings.map(({ code }) => code)).toEqual(cycles.map(() => 'order/cycle'));
    expect(findings.map(({ message }) => [...message.matchAll(/"(\w+)"/g)].map(([, name]) => name))).toEqual(
      cycles,
    );
    expect(findings[0]?.property).toEqual(['startAfter']);
  });

  test('points at every other member of a cycle', () => {
    const [finding] = check(graph({ a: ['b'], b: ['c'], c: ['a'] }));
    expect(finding?.origin.path).toBe('shop/a');
    expect(finding?.related?.map(({ path }) => path)).toEqual(['shop/b', 'shop/c']);
  });

  test('sees no cycle where its members never meet on one target', () => {
    const findings = check(
      graph({ a: ['b'], b: ['a'] }, { a: { targets: ['kubernetes'] }, b: { targets: ['compose'] } }),
    );
    expect(findings.map(({ code }) => code)).toEqual(['order/other-target', 'order/other-target']);
  });

  test('orders where both are, and notes a dependency that is missing on another target of the dependant', () => {
    const findings = check(
      graph({ api: ['cache', 'db'], cache: [], db: [] }, { db: { targets: ['compose'] } }),
    );
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatchObject({
      code: 'order/other-target',
      origin: { path: 'shop/api' },
      property: ['startAfter', 1],
      related: [{ path: 'shop/db' }],
      severity: 'note',
    });
  });

  test('refuses a dependency that is on no target of the dependant', () => {
    const findings = check(
      graph({ api: ['db'], db: [] }, { api: { targets: ['kubernetes'] }, db: { targets: ['compose'] } }),
    );
    expect(findings).toMatchObject([{ code: 'order/other-target', property: ['startAfter', 0] }]);
    expect(findings[0]?.severity).toBeUndefined();
  });

  test('lets a workload of one target wait for one of both', () => {
    expect(check(graph({ api: ['db'], db: [] }, { api: { targets: ['compose'] } }))).toEqual([]);
  });

  test('goes through chains and rings of ten thousand without a deep stack', () => {
    const chain = Array.from({ length: 10_000 }, (_, index) => workload(`w${index}`));
    chain.forEach((each, index) => {
      for (const step of [1, 2]) {
        const next = chain[index + step];
        if (next) each.startAfter.push({ workload: next });
      }
    });
    expect(check(chain)).toEqual([]);
    const [first] = chain;
    if (first) chain.at(-1)?.startAfter.push({ workload: first });
    const findings = check(chain);
    expect(findings).toHaveLength(1);
    expect(findings[0]?.message.length).toBeLessThan(500);
  });
});

describe('an endpoint outside of the app that leads back into it on one target', () => {
  /** `web` starts after it, and it leads to `db` on Compose. */
  function around(parts: Partial<Deployment> = {}) {
    const db = workload('db', parts);
    const host = { kubernetes: 'db.acme.dev', compose: [{ kind: 'host', to: service(db) }] } as const;
    const web = workload('web', { startAfter: [{ external: external('rds', { host }) }] });
    return { db, web };
  }

  test('orders nothing amiss where the workload is there', () => {
    const { db, web } = around({ targets: ['compose'] });
    expect(check([db, web])).toEqual([]);
    expect(check([web, db])).toEqual([]);
  });

  test('closes a circle', () => {
    const { db, web } = around();
    db.startAfter.push({ workload: web });
    expect(check([db, web])).toMatchObject([{ code: 'order/cycle' }]);
  });

  test('leads nowhere where the workload is not on that target', () => {
    const { db, web } = around({ targets: ['kubernetes'] });
    expect(check([db, web])).toMatchObject([
      { code: 'order/other-target', property: ['startAfter', 0], related: [{ path: 'shop/db' }] },
    ]);
  });
});
