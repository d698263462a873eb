import { asText, listIn } from '../../../model/read-json';
import type { Place } from '../explanation';
import type { Written } from '../output';
import type { Meant } from '../ways';
import { type ProxyDoor, proxiesWith } from './proxies';
import { fits, type RequestTest } from './request-test';
import { type Sample, samplesOf } from './sample';

/** What proxies of HAProxy say. */
export const haproxyProxies = proxiesWith({ letIn, leading });

function frontendOf({ kind, host, port }: ProxyDoor): string {
  return kind === 'door' ? `frontend door:${port}` : `frontend exit:${port}.${host}`;
}

function linesIn({ object }: Written, section: string): readonly string[] {
  return listIn(object[section]).map(asText);
}

/** Where a connection is let in by its name alone, and otherwise where a request of that name is. */
function letIn(
  proxy: Written,
  door: ProxyDoor,
  caller: string,
  way: Pick<Meant, 'http' | 'grpc'>,
): readonly Place[] {
  const section = frontendOf(door);
  const lines = linesIn(proxy, section);
  const samples = samplesOf(way);
  const asked = `if { var(txn.caller) -m str ${caller} }`;
  const found = lines.flatMap((line, index) => {
    const [, tests] = line.split(`http-request set-var(txn.let) bool(true) ${asked}`);
    if (tests === undefined) return [];
    const names = tests.split(' ').filter((name) => name !== '');
    const isLet =
      names.length === 0 || samples.some((sample) => names.every((name) => holds(name, sample, lines)));
    return isLet ? [index] : [];
  });
  const known = lines.findIndex((line) =>
    line.startsWith(`tcp-request content set-var(txn.caller) str(${caller}) `),
  );
  return [...found, ...(known === -1 ? [] : [known])].map((index) => proxy.place(section, index));
}

/** Whether one line of a test is enough. */
function holds(name: string, sample: Sample, lines: readonly string[]): boolean {
  const start = `acl ${name} `;
  return lines.some((line) => {
    if (!line.startsWith(start)) return false;
    const asked = line.slice(start.length);
    if (isOnce(asked)) return true;
    const test = testOf(asked);
    return test !== undefined && fits(test, sample);
  });
}

/** That a header is there once is a part of what it has to say. */
export function isOnce(line: string): boolean {
  return line.startsWith(`'req.fhdr_cnt("`);
}

const sorts = [
  [/^path -m (str|beg) -- /, 'path'],
  [/^req\.hdr\(host\) -m (str|beg) -i -- /, 'host'],
  [/^'req\.fhdr\("([^"]*)"\)' -m (str) -- /, 'header'],
] as const;

/** What one line of a test asks of a request; nothing, where it is none that we write. */
export function testOf(line: string): RequestTest | undefined {
  if (line.startsWith('method ')) return { of: 'method', is: 'exact', text: line.slice(7) };
  for (const [pattern, of] of sorts) {
    const found = pattern.exec(line);
    if (found === null) continue;
    const text = line.slice(found[0].length + 1, -1).replaceAll("'\\''", "'");
    const isWhole = found.at(-1) === 'str';
    return {
      of: of === 'header' ? `header ${found[1]}` : of,
      is: isWhole ? 'exact' : 'prefix',
      text,
    };
  }
  return undefined;
}

/** The servers at the address where the other proxy listens for this door. */
function leading(proxy: Written, door: ProxyDoor, opened: Written): readonly Place[] {
  const bind = linesIn(opened, frontendOf(door)).find((line) => line.startsWith('bind :')) ?? '';
  const [, port = ''] = /^bind :(\d+) /.exec(bind) ?? [];
  const address = ` ${door.service}:${port} `;
  return Object.keys(proxy.object).flatMap((section) =>
    linesIn(proxy, section).flatMap((line, index) =>
      line.startsWith('server ') && line.includes(address) ? [proxy.place(section, index)] : [],
    ),
  );
}
