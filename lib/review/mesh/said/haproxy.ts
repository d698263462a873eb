import { asText, listIn } from '../../../model/read-json';
import type { Place } from '../explanation';
import type { Written } from '../output';
import type { Meant } from '../ways';
import { type ProxyDoor, proxiesWith } from './proxies';
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
  return lines.some((line) => line.startsWith(start) && fits(line.slice(start.length), sample));
}

const headerTest = `'req.fhdr("`;
const onceTest = `'req.fhdr_cnt("`;

function fits(test: string, { method, path, host = '', headers }: Sample): boolean {
  if (test.startsWith('method ')) return test.slice(7) === method;
  if (test.startsWith(onceTest)) return true;
  const text = wordAfter(" -- '", test);
  if (test.startsWith('path -m str')) return text === path;
  if (test.startsWith('path -m beg')) return path.startsWith(text);
  if (test.startsWith('req.hdr(host) -m str')) return text === host;
  if (!test.startsWith(headerTest)) return false;
  const name = test.slice(headerTest.length, test.indexOf('")', headerTest.length));
  return Object.entries(headers).some(([own, said]) => own.toLowerCase() === name && said === text);
}

/** The last word of a line, which is quoted. */
function wordAfter(mark: string, line: string): string {
  return line.slice(line.indexOf(mark) + mark.length, -1).replaceAll("'\\''", "'");
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
