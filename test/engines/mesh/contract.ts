import { socket } from '../docker/client';
import { run } from '../host/run';
import { sleep, until } from '../host/wait';
import type { Platform } from '../run/platform';
import { ask } from '../run/requests';
import type { World } from '../world';
import { type Check, everywhere } from './everywhere';
import { senderBy } from './sender';

export interface Meshed {
  readonly world: World;
  readonly platform: Platform;
  /** The last address that is said of a service. */
  addressOf(service: string): string;
  /** Mints certificates anew. */
  remint(): Promise<void>;
  /** Where a proxy takes what others bring for the first door of its member. */
  readonly inbound: number;
}

/** What a mesh promises, asked of it. */
export function contract({ world, platform, addressOf, remint, inbound }: Meshed): readonly Check[] {
  const api = 'http://api:8080';
  const sender = senderBy((member, command) => platform.exec(member, [...command]));
  const { curl, expectStatus, shell } = sender;
  return [
    ...everywhere(sender),
    ['plain text, no certificate and the container itself are out of reach', ways],
    ['whoever is in no mesh reaches nobody', stranger],
    ['the host reaches what is published, by the proxy at the edge', published],
    ['a host name is brought by the edge proxy, and by that of the mesh', named],
    ['a member leaves by the proxy that may, and for there alone', leaving],
    ['a container and its proxy start again', restarts],
    ['new certificates come without a lost request', rotation],
  ];

  /** The proxy of another member stands where an intruder on the network would. */
  async function ways(): Promise<undefined> {
    await expectStatus('rogue.proxy', ['failed'], `http://api.proxy:${inbound}/items`);
    await expectStatus('rogue.proxy', ['failed'], '-k', `https://api.proxy:${inbound}/items`);
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
    for (const to of ['api:8080', `api.proxy:${inbound}`, `${addressOf('api')}:8080`, 'db:8080'])
      await expectStatus('stranger', ['failed'], `http://${to}/items`);
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
    const stop = '/tmp/asked-enough';
    const asking = shell(
      'web',
      `end=$(( $(date +%s) + 120 )); while [ ! -e ${stop} ] && [ $(date +%s) -lt $end ]; do curl -s -o /dev/null -w '%{http_code}\\n' ${api}/items; done | sort | uniq -c`,
    );
    await sleep(1);
    await remint().finally(async () => {
      // A proxy has looked for new ones by then, and taken them.
      await sleep(4);
      await shell('web', `touch ${stop}`);
    });
    const text = await asking;
    if (!/^\s*\d+ 200\s*$/.test(text)) throw new Error(text);
    await platform.restart('web.proxy');
    await until('the new one is shown', 30, async () => {
      const after = await hash();
      return after !== undefined && after !== before;
    });
    return text.trim();
  }
}
