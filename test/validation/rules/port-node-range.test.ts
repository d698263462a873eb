import { portNodeRange } from '../../../lib/validation/rules/port-node-range';
import { check, placesOf } from './check';

function service(...nodePorts: readonly unknown[]) {
  const ports = nodePorts.map((nodePort, index) => ({ name: `p${index}`, port: 80 + index, nodePort }));
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: 'web' },
    spec: { type: 'NodePort', ports },
  };
}

describe('port/node-range', () => {
  it.each([[30_000], [32_767], [0], [undefined], [null], ['80']])(
    'has nothing to say of %p, which the server chooses, gives out, or refuses for what it is',
    (nodePort) => {
      expect(check(portNodeRange, { objects: [{ object: service(nodePort) }] })).toEqual([]);
    },
  );

  it('warns at each port that no server gives out by default', () => {
    const objects = [{ object: service(30_080, 29_999, 32_768, 80) }];
    const findings = check(portNodeRange, { objects });
    expect(findings.map(({ message }) => /port (\d+) of the nodes/.exec(message)?.[1])).toEqual([
      '29999',
      '32768',
      '80',
    ]);
  });

  it('warns at the port that a load balancer asks for health, which comes from the same range', () => {
    const at = (healthCheckNodePort: number) => {
      const object = { ...service(30_080), spec: { type: 'LoadBalancer', healthCheckNodePort } };
      return placesOf(check(portNodeRange, { objects: [{ object }] }));
    };
    expect(at(32_000)).toEqual([]);
    expect(at(80)).toEqual(['Service/web/spec/healthCheckNodePort']);
  });
});
