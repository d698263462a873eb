import { isFields, parseJson, textAt } from '../../engines/host/json';
import { until } from '../../engines/host/wait';
import { type Check, everywhere } from '../../engines/mesh/everywhere';
import { type Sender, senderBy } from '../../engines/mesh/sender';
import type { Cluster } from './cluster';
import type { Running } from './pods';

/** What a mesh promises, asked of Istio; what routes of the Gateway API alone can say is a part of it. */
export function contract(
  cluster: Cluster,
  { exec }: Running,
  backend: 'istio' | 'gateway-api',
): readonly Check[] {
  const sender = senderBy(async (pod, command) => (await exec(pod, command)).stdout);
  const addressOf = (name: string) => cluster.pods.find((pod) => pod.name === name)?.address ?? '';
  const routed = travelling(sender);
  if (backend === 'istio')
    return [
      ...everywhere(sender),
      ...refusing(sender, addressOf),
      ...routed,
      ...faults(sender),
      ...limits(sender),
    ];
  const known = everywhere(sender).filter(([name]) => withoutCallers.includes(name));
  return [...known, ['gRPC is led to whom it is for', () => grpc(sender)], ...routed];
}

/** What is promised where nobody is known, and nobody refused. */
const withoutCallers: readonly string[] = ['requests are split', 'an answer that takes too long is given up'];

async function grpc({ curl }: Sender): Promise<string> {
  const call = ['--http2-prior-knowledge', '-X', 'POST', '-H', 'content-type: application/grpc'];
  const { text } = await curl('web', ...call, 'http://pay:8080/acme.Payments/Charge');
  if (!text.startsWith('pay POST')) throw new Error(text);
  return text;
}

function refusing(
  { curl, expectStatus, connect }: Sender,
  addressOf: (name: string) => string,
): readonly Check[] {
  return [
    ['plain text and certificates of nobody are refused', plain],
    ['headers and exact paths are told apart', apart],
    ['a host name is brought by the gateway of the mesh, and no other', named],
  ];

  async function plain(): Promise<undefined> {
    const own = `${addressOf('api')}:8080`;
    for (const scheme of ['http', 'https'])
      await expectStatus('stranger', ['failed'], '-k', `${scheme}://${own}/items`);
    // Who has a proxy, and goes by no name, sends plain text as well.
    for (const member of ['rogue', 'web']) await expectStatus(member, ['503'], `http://${own}/items`);
    if ((await connect('stranger', addressOf('db'), 8080)) === 'db') throw new Error('db answers');
    return undefined;
  }

  async function apart(): Promise<undefined> {
    await expectStatus('rogue', ['200'], '-H', 'x-key: 1', 'http://api:8080/asked/2?of=all');
    await expectStatus('rogue', ['403'], '-H', 'x-key: 2', 'http://api:8080/asked/2');
    await expectStatus('rogue', ['403'], 'http://api:8080/asked/2');
    await expectStatus('rogue', ['200'], 'http://api:8080/');
    await expectStatus('rogue', ['403'], 'http://api:8080/more');
    return undefined;
  }

  async function named(): Promise<string> {
    const gateway = `http://${addressOf('istio-ingressgateway')}:8080/`;
    const ask = (host: string) => curl('stranger', '-H', `host: ${host}`, gateway);
    const { status, text } = await until('the gateway is told', 20, async () => {
      const answer = await ask('meshed.acme.dev');
      return answer.status !== 'failed' && answer;
    });
    if (status !== '200' || !text.includes('sa/istio-ingressgateway-service-account'))
      throw new Error(`${status} ${text}`);
    const other = await ask('other.acme.dev');
    if (other.status !== '404') throw new Error(`another host is answered: ${other.status}`);
    return text;
  }
}

/** What becomes of requests on their way. */
function travelling({ curl, expectStatus }: Sender): readonly Check[] {
  return [
    ['paths are rewritten, and headers set, added and taken out', changed],
    ['a copy is sent to whom somebody names, whose answer nobody reads', copied],
    ['requests are led by what their headers say', led],
    [
      'what no route is about goes the plain way',
      async () => expectStatus('web', ['200'], 'http://catalog:8080/else'),
    ],
  ];

  async function told(path: string, ...args: readonly string[]) {
    const { status, text } = await curl(
      'web',
      '-i',
      '-H',
      'x-tell: 1',
      ...args,
      `http://catalog:8080${path}`,
    );
    const [head = '', body = ''] = text.replaceAll('\r', '').split('\n\n');
    if (status !== '200') throw new Error(`${status} ${text}`);
    const seen = parseJson(body);
    return { head, seen: isFields(seen) ? seen : {} };
  }

  async function changed(): Promise<undefined> {
    const { head, seen } = await told('/old/1?a=b', '-H', 'x-gone: 1', '-H', 'x-set: z', '-H', 'x-add: y');
    if (textAt(seen, 'path') !== '/new/1?a=b') throw new Error(JSON.stringify(seen));
    const arrived = ['x-set', 'x-gone', 'x-add'].map((name) => textAt(seen, 'headers', name));
    const isRight = arrived[0] === 'a' && arrived[1] === '' && /^y, ?b$/.test(arrived[2] ?? '');
    if (!isRight || !/^x-answer: c$/m.test(head)) throw new Error(`${head}\n${JSON.stringify(seen)}`);
    const plain = await told('/older');
    if (textAt(plain.seen, 'path') !== '/older') throw new Error(JSON.stringify(plain.seen));
    return undefined;
  }

  async function copied(): Promise<undefined> {
    const { seen } = await told('/copied');
    if (textAt(seen, 'name') !== 'catalog') throw new Error(JSON.stringify(seen));
    await until('the copy has arrived', 10, async () => {
      const { text } = await curl('catalog-v2', 'http://127.0.0.1:8080/asked-for/copied');
      return Number(text) >= 1;
    });
    return undefined;
  }

  async function led(): Promise<undefined> {
    for (const [version, name] of [
      ['v2', 'catalog-v2'],
      ['v1', 'catalog'],
    ]) {
      const { seen } = await told('/', '-H', `x-version: ${version}`);
      if (textAt(seen, 'name') !== name) throw new Error(`${version}: ${JSON.stringify(seen)}`);
    }
    return undefined;
  }
}

function faults({ expectStatus, shell }: Sender): readonly Check[] {
  return [
    [
      'a fault is made as somebody says it',
      async () => {
        await expectStatus('web', ['418'], 'http://catalog:8080/aborted');
        const print = "curl -s -o /dev/null -w '%{time_total}' http://catalog:8080/delayed";
        const seconds = Number(await shell('web', print));
        if (!(seconds >= 0.7)) throw new Error(`it took ${seconds} s`);
        return `${seconds} s`;
      },
    ],
  ];
}

function limits({ shell }: Sender): readonly Check[] {
  const count = async (member: string, url: string) => {
    const text = await shell(member, `curl -s -o /dev/null -w '%{http_code}\\n' '${url}' | sort | uniq -c`);
    return Number(/(\d+) 200/.exec(text)?.[1] ?? 0);
  };
  return [
    [
      'a limit is of all callers together, or of each by itself',
      async () => {
        const some = await count('web', 'http://limited:8080/?[1-60]');
        if (some < 10 || some > 30) throw new Error(`${some} of 60 are answered`);
        await count('web', 'http://orders:8080/?[1-60]');
        const other = await count('rogue', 'http://orders:8080/?[1-10]');
        if (other !== 10) throw new Error(`another caller gets ${other} of 10 answers`);
        return `${some} of 60, ${other} of 10`;
      },
    ],
  ];
}
