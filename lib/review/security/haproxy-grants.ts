import { asText, listIn } from '../../model/read-json';
import { isOnce, testOf } from '../mesh/said/haproxy';
import { readSections } from '../mesh/sections';
import { callerOf, type Grants, needsOf } from './grants';
import { type Opening, openingsOf } from './openings';

/** At a door of HTTP, each line lets in what fits all of its tests; at one of TCP, whoever is known. */
const permission =
  /^http-request set-var\(txn\.let\) bool\(true\) if \{ var\(txn\.caller\) -m str (\S+) \}(.*)$/;
const connection = /^tcp-request content set-var\(txn\.caller\) str\((.*?)\) if /;
const refusal =
  /^(?:http-request (?:deny|return) .*unless \{ var\(txn\.let\) -m bool \}|tcp-request content reject )/;

/** What the proxy of HAProxy in a folder lets through. */
export function haproxyGrants(text: string, folder: string): Grants {
  const { sections } = readSections(text);
  const permitted = new Map<string, ReadonlyMap<string, readonly Opening[] | undefined>>();
  const tried = new Set<string>();
  for (const [head, own] of Object.entries(sections)) {
    const [, kind, name = ''] = /^frontend (door|exit):(.*)$/.exec(head) ?? [];
    if (kind === undefined) continue;
    const door = kind === 'door' ? `${name}.${folder}.mesh` : name;
    const lines = listIn(own).map(asText);
    permitted.set(door, permittedBy(lines));
    if (!lines.some((line) => refusal.test(line))) tried.add(door);
  }
  return { permitted, tried };
}

function permittedBy(lines: readonly string[]): ReadonlyMap<string, readonly Opening[] | undefined> {
  const tests = new Map<string, string[]>();
  const asked = new Map<string, { readonly names: readonly string[] }[]>();
  const add = <V>(to: Map<string, V[]>, key: string, value: V) => {
    const known = to.get(key);
    if (known === undefined) to.set(key, [value]);
    else known.push(value);
  };
  for (const line of lines) {
    const [, test, said] = /^acl (\S+) (.*)$/.exec(line) ?? [];
    if (test !== undefined && said !== undefined) add(tests, test, said);
    const [, caller, names = ''] = permission.exec(line) ?? connection.exec(line) ?? [];
    if (caller !== undefined)
      add(asked, callerOf(caller), { names: names.split(' ').filter((each) => each !== '') });
  }
  const choicesOf = ({ names }: Readonly<Record<string, unknown>>) =>
    listIn(names).map((name) => (tests.get(asText(name)) ?? [asText(name)]).map(needsOfLine));
  return new Map([...asked].map(([caller, asks]) => [caller, openingsOf(asks, [], choicesOf)]));
}

function needsOfLine(line: string): readonly string[] {
  if (isOnce(line)) return [];
  const test = testOf(line);
  return test === undefined ? [line] : needsOf(test);
}
