import type { FileData } from '../../model/file-data';
import { rowOf } from '../../model/read-json';
import { envoyGrants } from './envoy-grants';
import type { Grants } from './grants';
import { haproxyGrants } from './haproxy-grants';
import type { Judgement } from './judgement';
import { moreOrLess } from './openings';

/** What reads the configuration of a proxy, by what its file is called. */
const readers: Readonly<Record<string, (text: string, folder: string) => Grants | undefined>> = {
  'envoy.json': envoyGrants,
  'haproxy.cfg': haproxyGrants,
};

/** A file that may be the configuration of a proxy, and what it holds. */
export interface ProxyFile {
  readonly name: string;
  readonly content?: FileData;
}

/** Whose proxy a file configures, by the folder that it is in; nothing where it configures none. */
export function proxyIn(name: string): string | undefined {
  const [, folder, file = ''] = /(?:^|\/)mesh\/([^/]+)\/([^/]+)$/.exec(name) ?? [];
  return rowOf(readers, file) === undefined ? undefined : folder;
}

/** What the proxy of a member of a mesh lets in that it did not, and the other way round; whichever program either is. */
export function judgeProxy(before: ProxyFile, after: ProxyFile): readonly Judgement[] {
  const [was, is] = [before, after].map(grantsIn);
  if (was === undefined || is === undefined) return [];
  const doors = new Set([...was.permitted.keys(), ...is.permitted.keys()]);
  const told = [...doors].flatMap((door) => [...judgeCallers(door, was, is), ...judgeTried(door, was, is)]);
  return [...new Map(told.map((each) => [each.verdict + each.message, each])).values()];
}

function grantsIn({ name, content }: ProxyFile): Grants | undefined {
  const folder = proxyIn(name);
  if (folder === undefined || content === undefined) return undefined;
  return rowOf(readers, name.slice(name.lastIndexOf('/') + 1))?.(content.toString(), folder);
}

function judgeCallers(door: string, before: Grants, after: Grants): Judgement[] {
  const [was, is] = [before, after].map(({ permitted }) => permitted.get(door));
  const callers = new Set([...(was?.keys() ?? []), ...(is?.keys() ?? [])]);
  return [...callers].flatMap((caller): readonly Judgement[] => {
    const lets = `lets ${caller} in at ${door}`;
    if (was?.has(caller) !== true) return [{ verdict: 'widened', message: lets, steps: [] }];
    if (is?.has(caller) !== true) return [{ verdict: 'narrowed', message: `${lets} no more`, steps: [] }];
    const of = (word: string) => `lets ${word} requests of ${caller} in at ${door}`;
    return moreOrLess(was.get(caller), is.get(caller), of('more'), of('fewer'), []);
  });
}

function judgeTried(door: string, before: Grants, after: Grants): Judgement[] {
  const [was, is] = [before, after].map(({ tried }) => tried.has(door));
  if (was === is) return [];
  return is === true
    ? [{ verdict: 'widened', message: `refuses nobody any more at ${door}, and tells of it`, steps: [] }]
    : [{ verdict: 'narrowed', message: `refuses what it does not list at ${door}`, steps: [] }];
}
