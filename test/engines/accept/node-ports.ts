import { type Client, messageOf } from '../kubernetes/client';

/** Whether a server gives out these ports of the nodes, which a dry run does not ask: as `port/node-range` says. */
const ports = new Map([
  [80, false],
  [29_999, false],
  [30_000, true],
  [32_767, true],
  [32_768, false],
]);

/** Where a Service asks for one. */
const specs = {
  nodePort: (nodePort: number) => ({ type: 'NodePort', ports: [{ port: 80, nodePort }] }),
  healthCheckNodePort: (healthCheckNodePort: number) => ({
    type: 'LoadBalancer',
    externalTrafficPolicy: 'Local',
    ports: [{ port: 80 }],
    healthCheckNodePort,
  }),
};

export async function giveOutNodePorts(client: Client): Promise<string> {
  const services = '/api/v1/namespaces/default/services';
  const told: string[] = [];
  for (const [field, specOf] of Object.entries(specs)) {
    for (const [port, isGiven] of ports) {
      const name = `node-port-${port}`;
      const service = { apiVersion: 'v1', kind: 'Service', metadata: { name }, spec: specOf(port) };
      const { status, body } = await client.ask('POST', services, service);
      if (status < 300) await client.ask('DELETE', `${services}/${name}`);
      if (status < 300 !== isGiven) throw new Error(`${field} ${port}: ${status} ${messageOf(body)}`);
      told.push(`${field} ${port} ${isGiven ? 'given' : 'refused'}`);
    }
  }
  return told.join(', ');
}
