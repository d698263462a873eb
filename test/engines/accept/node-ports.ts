import { type Client, messageOf } from '../kubernetes/client';

/** Whether a server gives out these ports of the nodes, which a dry run does not ask: as `port/node-range` says. */
const ports = new Map([
  [80, false],
  [29_999, false],
  [30_000, true],
  [32_767, true],
  [32_768, false],
]);

export async function giveOutNodePorts(client: Client): Promise<string> {
  const services = '/api/v1/namespaces/default/services';
  const told: string[] = [];
  for (const [nodePort, isGiven] of ports) {
    const name = `node-port-${nodePort}`;
    const { status, body } = await client.ask('POST', services, {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name },
      spec: { type: 'NodePort', ports: [{ port: 80, nodePort }] },
    });
    if (status < 300) await client.ask('DELETE', `${services}/${name}`);
    if (status < 300 !== isGiven) throw new Error(`${nodePort}: ${status} ${messageOf(body)}`);
    told.push(`${nodePort} ${isGiven ? 'given' : 'refused'}`);
  }
  return told.join(', ');
}
