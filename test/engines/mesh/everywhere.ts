import { sleep, until } from '../host/wait';
import type { Sender } from './sender';

export type Check = readonly [name: string, work: () => Promise<string | undefined>];

const api = 'http://api:8080';

/** What a mesh promises whoever keeps it: proxies on Compose, and sidecars of Istio. */
export function everywhere({ curl, expectStatus, shell, connect }: Sender): readonly Check[] {
  return [
    ['a member is let in, and known by name', known],
    ['is refused by method, path and caller, whatever it says of itself', refusals],
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
  ];

  async function known(): Promise<string> {
    const { status, text } = await curl('web', `${api}/items/1`);
    if (status !== '200' || !/URI=spiffe:\/\/cluster\.local\/ns\/meshed\/sa\/web/.test(text))
      throw new Error(`${status} ${text}`);
    return text;
  }

  async function refusals(): Promise<undefined> {
    await expectStatus('web', ['403'], '-X', 'DELETE', `${api}/items`);
    for (const path of ['/itemsx', '/other', '/', '/items/../other', '/items/%2e%2e/other'])
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

  async function split(): Promise<string> {
    const text = await shell('web', `curl -s '${api}/items?[1-300]' | cut -d' ' -f1 | sort | uniq -c`);
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
      const text = await connect('web', name, 8080);
      if (text !== name) throw new Error(`${name} answers ${text || 'nothing'}`);
    }
    if ((await connect('rogue', 'db', 8080)) === 'db') throw new Error('rogue reaches db');
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
}
