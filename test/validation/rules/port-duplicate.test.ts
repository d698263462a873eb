import { portDuplicate } from '../../../lib/validation/rules/port-duplicate';
import { origin } from '../../model/parts';
import { check, deployment, placesOf, pod } from './check';

const service = (...ports: object[]) => ({
  object: { apiVersion: 'v1', kind: 'Service', metadata: { name: 'web' }, spec: { ports } },
});
const containerWith = (...ports: object[]) => ({ object: deployment(pod({ ports })) });

describe('port/duplicate', () => {
  test.each([
    [
      'one number under two names',
      [
        { name: 'a', containerPort: 80 },
        { name: 'b', containerPort: 80 },
      ],
    ],
    ['one number twice', [{ containerPort: 80 }, { containerPort: 80 }]],
    ['two protocols', [{ containerPort: 53 }, { containerPort: 53, protocol: 'UDP' }]],
  ])('takes %s in a container', (_, ports) => {
    expect(check(portDuplicate, { objects: [containerWith(...ports)] })).toEqual([]);
  });

  test('does not take one name twice in a container', () => {
    const findings = check(portDuplicate, {
      objects: [containerWith({ name: 'a', containerPort: 80 }, { name: 'a', containerPort: 81 })],
    });
    expect(placesOf(findings)).toEqual(['Deployment/web/spec/template/spec/containers/0/ports/1/name']);
  });

  test('takes one name in two containers', () => {
    const ports = [{ name: 'a', containerPort: 80 }];
    const spec = pod({ ports }, { initContainers: [{ name: 'init', ports }] });
    expect(check(portDuplicate, { objects: [{ object: deployment(spec) }] })).toEqual([]);
  });

  test.each([
    [
      'two numbers',
      [
        { name: 'a', port: 80 },
        { name: 'b', port: 81 },
      ],
    ],
    [
      'two protocols',
      [
        { name: 'a', port: 53 },
        { name: 'b', port: 53, protocol: 'UDP' },
      ],
    ],
    [
      'node ports that the server chooses',
      [
        { name: 'a', port: 1, nodePort: 0 },
        { name: 'b', port: 2, nodePort: 0 },
      ],
    ],
    [
      'one target',
      [
        { name: 'a', port: 80, targetPort: 1 },
        { name: 'b', port: 81, targetPort: 1 },
      ],
    ],
  ])('takes %s in a Service', (_, ports) => {
    expect(check(portDuplicate, { objects: [service(...ports)] })).toEqual([]);
  });

  test.each([
    [
      'name',
      [
        { name: 'a', port: 80 },
        { name: 'a', port: 81 },
      ],
    ],
    [
      'port',
      [
        { name: 'a', port: 80 },
        { name: 'b', port: 80, protocol: 'TCP' },
      ],
    ],
    [
      'nodePort',
      [
        { name: 'a', port: 1, nodePort: 30000 },
        { name: 'b', port: 2, nodePort: 30000 },
      ],
    ],
  ])('does not take one %s twice in a Service', (field, ports) => {
    const findings = check(portDuplicate, { objects: [service(...ports)] });
    expect(placesOf(findings)).toEqual([`Service/web/spec/ports/1/${field}`]);
  });

  test('tells a name that a workload and its Service have twice once', () => {
    const source = { origin: origin('shop/web'), own: true };
    const findings = check(portDuplicate, {
      objects: [
        { ...containerWith({ name: 'a', containerPort: 80 }, { name: 'a', containerPort: 81 }), source },
        { ...service({ name: 'a', port: 80 }, { name: 'a', port: 81 }), source },
      ],
    });
    expect(findings).toHaveLength(1);
    expect(findings[0]?.affected).toHaveLength(2);
  });
});
