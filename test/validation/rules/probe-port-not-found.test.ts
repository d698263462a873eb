import type { Container } from '../../../lib/model/container';
import { probePortNotFound } from '../../../lib/validation/rules/probe-port-not-found';
import { container, workload } from '../../model/parts';
import { check, deployment, placesOf, pod } from './check';

const ports = [{ name: 'http', port: 8080, protocol: 'tcp' }] as const;
const tcp = (port?: number | string) => ({ action: { type: 'tcp', port } }) as const;
const web = (parts: Partial<Container>) => ({
  model: { workloads: [workload('web', { containers: [container(parts)] })] },
});

describe('probe/port-not-found in the model', () => {
  test.each([
    ['the first port', { ports: [...ports], readiness: tcp() }],
    ['a port by name', { ports: [...ports], readiness: tcp('http') }],
    ['a port by number', { ports: [...ports], readiness: tcp(8080) }],
    ['a number where no port is named at all', { readiness: tcp(8080) }],
    ['a command', { readiness: { action: { type: 'exec', command: ['ok'] } } }],
    ['no port to sleep', { preStop: { type: 'sleep', duration: 1000 } }],
  ] satisfies [string, Partial<Container>][])('lets a probe ask %s', (_, parts) => {
    expect(check(probePortNotFound, web(parts))).toEqual([]);
  });

  test('lets a probe ask the port of a neighbour', () => {
    const proxied = workload('web', {
      containers: [container({ ports: [{ name: 'a', port: 1, protocol: 'tcp' }], readiness: tcp(8080) })],
      sidecars: [container({ name: 'proxy', ports: [...ports] })],
    });
    expect(check(probePortNotFound, { model: { workloads: [proxied] } })).toEqual([]);
  });

  test.each([
    [
      'a name that is not there',
      { ports: [...ports], readiness: tcp('htp') },
      ['readiness', 'port'],
      undefined,
    ],
    ['a number that is not there', { ports: [...ports], liveness: tcp(80) }, ['liveness', 'port'], 'warning'],
    ['the first port of none', { startup: tcp() }, ['startup'], undefined],
    [
      'by a hook a name that is not there',
      { preStop: { type: 'httpGet', path: '/', port: 'http', scheme: 'HTTP' } },
      ['preStop', 'port'],
      undefined,
    ],
  ] satisfies [string, Partial<Container>, string[], string | undefined][])(
    'does not let a container be asked %s',
    (_, parts, property, severity) => {
      const findings = check(probePortNotFound, web(parts));
      expect(findings.map((finding) => [finding.property, finding.severity])).toEqual([[property, severity]]);
    },
  );

  test('suggests the name that was meant, at the container’s place in the props', () => {
    const [finding] = check(
      probePortNotFound,
      web({ property: ['containers', 0], ports: [...ports], readiness: tcp('htp') }),
    );
    expect(finding).toMatchObject({ suggestion: 'http', property: ['containers', 0, 'readiness', 'port'] });
  });
});

describe('probe/port-not-found in final objects', () => {
  const asks = (port: number | string) => ({ readinessProbe: { httpGet: { path: '/', port } } });

  test.each([
    ['a number that nobody names', pod(asks(8080))],
    ['a name of the container', pod({ ...asks('http'), ports: [{ name: 'http', containerPort: 80 }] })],
  ])('takes %s', (_, spec) => {
    expect(check(probePortNotFound, { objects: [{ object: deployment(spec) }] })).toEqual([]);
  });

  test.each([
    ['readinessProbe/httpGet', { readinessProbe: { httpGet: { path: '/', port: 'http' } } }],
    ['livenessProbe/tcpSocket', { livenessProbe: { tcpSocket: { port: 'http' } } }],
    ['lifecycle/preStop/httpGet', { lifecycle: { preStop: { httpGet: { port: 'http' } } } }],
  ])('does not take a name that the container does not have in %s', (pointer, parts) => {
    const findings = check(probePortNotFound, { objects: [{ object: deployment(pod(parts)) }] });
    expect(placesOf(findings)).toEqual([`Deployment/web/spec/template/spec/containers/0/${pointer}/port`]);
  });

  test.each([
    ['a warning for what is not ours, since the server takes it', {}, 'warning'],
    ['an error for ours', { own: true, patched: true }, undefined],
  ])('is %s', (_, source, severity) => {
    const object = deployment(pod(asks('http')));
    const findings = check(probePortNotFound, { objects: [{ object, source }] });
    expect(findings.map((finding) => finding.severity)).toEqual([severity]);
  });

  test.each([
    [false, 0],
    [true, 1],
  ])('looks at an object of ours where it is patched (%s)', (patched, count) => {
    const object = deployment(pod(asks('http')));
    const findings = check(probePortNotFound, { objects: [{ object, source: { own: true, patched } }] });
    expect(findings).toHaveLength(count);
  });
});
