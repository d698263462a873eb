import { App, Chart, exec, WebApp, type WebAppOptions } from 'lading';
import { image, read } from './make';

/** Codes of all errors about a workload whose props smuggle something past the compiler. */
function codes(smuggled: object): string[] {
  const app = new App();
  const given: WebAppOptions & { port: number } = Object.assign({ image, port: 80 }, smuggled);
  const chart = new Chart(app, 'shop');
  new WebApp(chart, 'web', given);
  return read(chart)
    .diagnostics.filter(({ severity }) => severity === 'error')
    .map(({ code, message }) => `${code} ${/"(.*?)"/.exec(message)?.[1]}`)
    .sort();
}

describe('two faults under one property are both told', () => {
  it('two entries of a list', () => {
    const publish = [
      { port: 80, nodePort: 0 },
      { port: 81, to: 'nope' },
    ];
    expect(codes({ publish })).toEqual([
      'port/not-found web-public',
      'props/wrong-value publish[0].nodePort',
    ]);
  });

  it('a wrong type in one container, and a port that another has not', () => {
    const init = { image, ports: [{ port: '80' }] };
    const sidecar = { image, liveness: { type: 'httpGet', path: '/', port: 'htp' } };
    expect(codes({ initContainers: [init], sidecars: [sidecar] })).toHaveLength(2);
  });

  it('a wrong property, and an object that the server would refuse for another', () => {
    expect(codes({ rollout: { maxSurge: '25', minReady: '15m' } })).toEqual([
      'kubernetes/invalid undefined',
      'props/wrong-value rollout.maxSurge',
    ]);
  });

  it('a wrong option of what exposes it, and its host and its path', () => {
    expect(codes({ expose: { host: 'BAD HOST', path: 'nopath', timeout: 'soon' } })).toEqual([
      'kubernetes/invalid nopath',
      'name/invalid BAD HOST',
      'props/wrong-value expose.timeout',
    ]);
  });

  it('a wrong property, and a patch', () => {
    const patch = { deployment: { spec: { replicas: 'many' } } };
    expect(codes({ readiness: exec([]), patch })).toHaveLength(2);
  });
});

describe('what only follows from a fault is not told', () => {
  it.each([
    ['ports that are no list, though a route leads there', { port: undefined, ports: {}, expose: 'a.dev' }],
    ['a port without a number', { port: undefined, ports: [{ name: 'http' }] }],
    ['a published port without a number', { publish: [{ port: '80' }, { port: 80 }] }],
    ['a volume without a secret', { volumes: { '/a': { type: 'secret', files: { a: 'b' } } } }],
    ['a claim without a name', { volumes: { '/a': { type: 'existingClaim', claim: 5 } } }],
    ['a container of one target without an image', { compose: { initContainers: [{ command: ['true'] }] } }],
  ])('%s', (_, smuggled) => {
    expect(codes(smuggled)).toHaveLength(1);
  });
});
