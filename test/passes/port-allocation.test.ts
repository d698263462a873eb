import { allocatePorts } from '../../lib/passes/port-allocation';
import { app, recorder, route, service, workload } from '../model/parts';

const named = (name: string, localPort?: number) => route(service(workload(name)), { localPort });

function allocate(routes: ReturnType<typeof named>[], services: ReturnType<typeof service>[] = []) {
  const { findings, report } = recorder();
  const ports = allocatePorts(app({ routes, services }), 'compose', report);
  return { findings, ports: Object.fromEntries([...ports].map(([{ name }, port]) => [name, port])) };
}

describe('allocatePorts', () => {
  test('gives a route the same port on every run, whatever stands beside it', () => {
    const alone = allocate([named('api')]).ports.api;
    expect(alone).toBe(29_959);
    const { ports } = allocate([named('web'), named('admin'), named('api')]);
    expect(ports.api).toBe(alone);
  });

  test('takes ports between 20000 and 32767, each once', () => {
    const { ports } = allocate(Array.from({ length: 2000 }, (_, index) => named(`app-${index}`)));
    const numbers = Object.values(ports);
    expect(new Set(numbers).size).toBe(2000);
    expect(Math.min(...numbers)).toBeGreaterThanOrEqual(20_000);
    expect(Math.max(...numbers)).toBeLessThanOrEqual(32_767);
  });

  test('does not depend on the order of the app where two names fall on one port', () => {
    const names = Array.from({ length: 500 }, (_, index) => `app-${index}`);
    const forwards = allocate(names.map((name) => named(name))).ports;
    const backwards = allocate([...names].reverse().map((name) => named(name))).ports;
    expect(backwards).toEqual(forwards);
  });

  test('keeps the port that was asked for, and gives it to nobody else', () => {
    expect(allocate([named('api'), named('web', 29_959)]).ports).toEqual({ api: 29_960, web: 29_959 });
  });

  test('keeps away from ports that Services publish', () => {
    const published = service(workload('edge'), {
      type: 'LoadBalancer',
      ports: [{ name: 'http', port: 29_959, to: 8080, protocol: 'tcp' }],
    });
    expect(allocate([named('api')], [published]).ports.api).toBe(29_960);
  });

  test('passes over routes that are not on Compose', () => {
    const other = route(service(workload('api')), { targets: ['kubernetes'] });
    expect(allocate([other]).ports).toEqual({});
  });

  test('says so when no port is left', () => {
    const { findings, ports } = allocate(Array.from({ length: 12_769 }, (_, index) => named(`a${index}`)));
    expect(Object.keys(ports)).toHaveLength(12_768);
    expect(findings.map(({ code }) => code)).toEqual(['port/host-taken']);
  });
});
