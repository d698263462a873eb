import { socket } from '../docker/client';
import { run } from '../host/run';
import { message, sleep, until } from '../host/wait';
import type { Platform } from '../run/platform';
import { ask } from '../run/requests';
import type { World } from '../world';

export interface Meshed {
  readonly world: World;
  readonly platform: Platform;
  /** The last address that is said of a service. */
  addressOf(service: string): string;
  /** Mints certificates anew. */
  remint(): Promise<void>;
}

type Check = readonly [name: string, work: () => Promise<string | undefined>];

/** What a mesh promises, asked of it. */
export function contract({ world, platform, addressOf, remint }: Meshed): readonly Check[] {
  const api = 'http://api:8080';
  return [
    ['a member is let in, and known by name', known],
    ['is refused by method, path and caller, whatever it says of itself', refusals],
    ['plain text, no certificate and the container itself are out of reach', ways],
    ['whoever is in no mesh reaches nobody', stranger],
    ['requests are split', split],
    ['what may be sent twice is tried again, and nothing else', retries],
    [
      'an answer that takes too long is given up',
      async () => expectStatus('web', ['504'], `${api}/items/slow`),
    ],
    ['gRPC is let in by its method', calls],
    ['connections are led to whom they are for, two on one port', connections],
    ['too many requests of a caller are refused', limit],
    ['who fails is left alone for a while, and asked again', ejection],
    ['the host reaches what is published, by the proxy at the edge', published],
    ['a host name is brought by the edge proxy, and by that of the mesh', named],
    ['a member leaves by the proxy that may, and for there alone', leaving],
    ['a container and its proxy start again', restarts],
    ['new certificates come without a lost request', rotation],
  ];

  async function known(): Promise<string> {
    const { status, text } = await curl('web', `${api}/items/1`);
    if (status !== '200' || !/URI=spiffe:\/\/cluster\.local\/ns\/meshed\/sa\/web/.test(text))
      throw new Error(text);
    return text;
  }

  async function refusals(): Promise<undefined> {
    await expectStatus('web', ['403'], '-X', 'DELETE', `${api}/items`);
    for (const path of ['/itemsx', '/other', '/', '/items/../other'])
      await expectStatus('web', ['403'], '--path-as-is', `${api}${path}`);
    await expectStatus('web', ['400'], `${api}/items/..%2fother`);
    await expectStatus('rogue', ['200'], `${api}/other`);
    await expectStatus('rogue', ['403'], `${api}/items`);
    const spoofed = 'x-forwarded-client-cert: By=x;URI=spiffe://cluster.local/ns/meshed/sa/web';
    await expectStatus('rogue', ['403'], '-H', spoofed, `${api}/items`);
    const { text } = await curl('rogue', '-H', spoofed, `${api}/other`);
    if (text.includes('sa/web')) throw new Error(`believed: ${text}`);
    return undefined;
  }

  /** The proxy of another member stands where an intruder on the network would. */
  async function ways(): Promise<undefined> {
    await expectStatus('rogue.proxy', ['failed'], 'http://api.proxy:15006/items');
    await expectStatus('rogue.proxy', ['failed'], '-k', 'https://api.proxy:15006/items');
    await expectStatus('rogue.proxy', ['failed'], `http://${addressOf('api')}:8080/items`);
    const isReached = await fetch(`http://${addressOf('api')}:8080/items`, {
      signal: AbortSignal.timeout(1500),
    }).then(
      () => true,
      () => false,
    );
    if (isReached) throw new Error('the machine itself reaches the container');
    // Nobody borrows the name of a member by the door that is for its own container.
    await expectStatus('rogue.proxy', ['failed'], `http://${addressOf('web.proxy')}:8080/items`);
    return undefined;
  }

  async function stranger(): Promise<undefined> {
    for (const to of ['api:8080', 'api.proxy:15006', `${addressOf('api')}:8080`, 'db:8080'])
      await expectStatus('stranger', ['failed'], `http://${to}/items`);
    return undefined;
  }

  async function split(): Promise<string> {
    const text = await shell(
      'web',
      `for i in $(seq 300); do curl -s ${api}/items; done | cut -d' ' -f1 | sort | uniq -c`,
    );
    const count = Number(/(\d+) api-v2/.exec(text)?.[1] ?? 0);
    // Six deviations of a fair draw around thirty.
    if (count < 5 || count > 62 || !/\d+ api\n/.test(text)) throw new Error(text);
    return `${count} of 300`;
  }

  async function retries(): Promise<undefined> {
    await expectStatus('web', ['200'], `${api}/items/fail/1/a${Date.now()}`);
    await expectStatus('web', ['503'], `${api}/items/fail/5/b${Date.now()}`);
    await expectStatus('web', ['503'], '-X', 'POST', `${api}/items/fail/1/c${Date.now()}`);
    return undefined;
  }

  async function calls(): Promise<undefined> {
    const call = ['--http2-prior-knowledge', '-X', 'POST', '-H', 'content-type: application/grpc'];
    const { text } = await curl('web', ...call, 'http://pay:8080/acme.Payments/Charge');
    if (!text.startsWith('pay POST')) throw new Error(text);
    const refused = await curl('web', '-i', ...call, 'http://pay:8080/acme.Payments/Refund');
    if (!/grpc-status: 7/.test(refused.text)) throw new Error(refused.text);
    return undefined;
  }

  async function connections(): Promise<undefined> {
    for (const name of ['db', 'cache']) {
      const text = await shell('web', `nc -w 2 ${name} 8080 < /dev/null`);
      if (text.trim() !== name) throw new Error(`${name} answers ${text}`);
    }
    if (/db/.test(await shell('rogue', 'nc -w 2 db 8080 < /dev/null || true')))
      throw new Error('rogue reaches db');
    return undefined;
  }

  async function limit(): Promise<string> {
    const ask = "curl -s -o /dev/null -w '%{http_code}\\n' http://orders:8080/?[1-120]";
    const text = await shell('web', `${ask} | sort | uniq -c`);
    if (!/\d+ 200/.test(text) || !/\d+ 429/.test(text)) throw new Error(text);
    return text.trim().replace(/\s+/g, ' ');
  }

  async function ejection(): Promise<undefined> {
    await sleep(1.2);
    const mode = (name: string) => shell('orders', `curl -s http://127.0.0.1:8080/mode/${name}`);
    await mode('bad');
    for (let count = 0; count < 3; count++) await expectStatus('web', ['500'], 'http://orders:8080/');
    const { text, status } = await curl('web', 'http://orders:8080/');
    if (status !== '503' || !text.includes('no healthy upstream')) throw new Error(`${status} ${text}`);
    await mode('good');
    await until(
      'it is asked again',
      15,
      async () => (await curl('web', 'http://orders:8080/')).status === '200',
    );
    return undefined;
  }

  async function published(): Promise<string> {
    const text = await ask('http://127.0.0.1:8091/');
    if (!text.includes('sa/mesh.ingress')) throw new Error(text);
    return text.trim();
  }

  async function named(): Promise<undefined> {
    const { status, text } = await curl(
      'edge-proxy',
      '-H',
      'host: meshed.acme.dev',
      'http://127.0.0.1:8080/',
    );
    if (status !== '200' || !text.includes('sa/mesh.ingress')) throw new Error(`${status} ${text}`);
    return undefined;
  }

  async function leaving(): Promise<undefined> {
    const docker = (...args: readonly string[]): Promise<string> =>
      run(world.program('docker'), [...args], { env: { DOCKER_HOST: `unix://${socket}` } });
    const network = ['--network', 'meshed_mesh.egress.outside', '--network-alias', 'bank.example'];
    const env = ['--env', 'NAME=bank', '--env', 'KIND=data'];
    await docker('run', '--detach', '--name', 'bank', ...network, ...env, 'ghcr.io/acme/mesh-app:1.0.0');
    try {
      await until('the bank answers', 15, async () => {
        const text = await shell('web', 'nc -w 2 bank.example 8080 < /dev/null || true');
        return text.trim() === 'bank';
      });
      const text = await shell('rogue', 'nc -w 2 bank.example 8080 < /dev/null || true');
      if (text.includes('bank')) throw new Error('whoever may not leave does');
    } finally {
      await docker('rm', '--force', 'bank');
    }
    return undefined;
  }

  async function restarts(): Promise<undefined> {
    for (const name of ['api', 'api.proxy', 'web.proxy']) {
      await platform.restart(name);
      await until(
        `web reaches api after ${name}`,
        30,
        async () => (await curl('web', `${api}/items`)).status === '200',
      );
    }
    return undefined;
  }

  async function rotation(): Promise<string> {
    const hash = async () => /Hash=(\w+)/.exec((await curl('web', `${api}/items`)).text)?.[1];
    const before = await hash();
    const asking = shell(
      'web',
      `end=$(( $(date +%s) + 7 )); while [ $(date +%s) -lt $end ]; do curl -s -o /dev/null -w '%{http_code}\\n' ${api}/items; done | sort | uniq -c`,
    );
    await sleep(1);
    await remint();
    const text = await asking;
    if (!/^\s*\d+ 200\s*$/.test(text)) throw new Error(text);
    await platform.restart('web.proxy');
    await until('the new one is shown', 30, async () => {
      const after = await hash();
      return after !== undefined && after !== before;
    });
    return text.trim();
  }

  async function curl(
    service: string,
    ...args: readonly string[]
  ): Promise<{ status: string; text: string }> {
    const script = 'curl -s --max-time 4 -w "\\n%{http_code}" "$@" || echo "\\nfailed"';
    const printed = await platform.exec(service, ['sh', '-c', script, 'curl', ...args]);
    const lines = printed.trim().split('\n');
    return { status: lines.pop()?.trim() ?? '', text: lines.join('\n') };
  }

  async function expectStatus(
    service: string,
    wanted: readonly string[],
    ...args: readonly string[]
  ): Promise<undefined> {
    const { status, text } = await curl(service, ...args).catch((error: unknown) => {
      throw new Error(`${service} ${args.join(' ')}: ${message(error)}`);
    });
    if (!wanted.includes(status)) throw new Error(`${service} ${args.join(' ')}: ${status} ${text}`);
    return undefined;
  }

  function shell(service: string, script: string): Promise<string> {
    return platform.exec(service, ['sh', '-c', script]);
  }
}
