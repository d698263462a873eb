import type { FileData } from '../../model/file-data';
import { isObject } from '../../model/json';
import { listIn, objectIn } from '../../model/read-json';
import { policiesIn } from '../mesh/said/envoy';
import type { Judgement } from './judgement';

const configuration = /(?:^|\/)mesh\/[^/]+\/envoy\.json$/;
/** What a policy permits that permits all. */
const anything = JSON.stringify({ any: true });

/** What the proxy of a member of a mesh lets in that it did not, and the other way round. */
export function judgeProxy(
  file: string,
  before: FileData | undefined,
  after: FileData | undefined,
): readonly Judgement[] {
  if (!configuration.test(file)) return [];
  const [was, is] = [before, after].map((content) => grantsIn(jsonIn(content)));
  if (was === undefined || is === undefined) return [];
  const told = [...moreThan(was, is, 'widened'), ...moreThan(is, was, 'narrowed')];
  return [...new Map(told.map((each) => [each.verdict + each.message, each])).values()];
}

/** What is permitted, by the caller and the door; and the doors at which it is only tried. */
interface Grants {
  readonly permitted: ReadonlyMap<string, ReadonlySet<string>>;
  readonly tried: ReadonlySet<string>;
}

function moreThan(was: Grants, is: Grants, verdict: 'widened' | 'narrowed'): Judgement[] {
  const isWider = verdict === 'widened';
  const tell = (message: string): Judgement => ({ verdict, message, steps: [] });
  const told: Judgement[] = [];
  for (const [key, permissions] of is.permitted) {
    const [caller = '', door = ''] = key.split('\0');
    const known = was.permitted.get(key);
    if (known === undefined) told.push(tell(`lets ${caller} in at ${door}${isWider ? '' : ' no more'}`));
    else if (!known.has(anything) && [...permissions].some((each) => !known.has(each)))
      told.push(tell(`lets ${isWider ? 'more' : 'fewer'} requests of ${caller} in at ${door}`));
  }
  for (const door of is.tried)
    if (!was.tried.has(door))
      told.push(
        tell(
          isWider
            ? `refuses nobody any more at ${door}, and tells of it`
            : `refuses what it does not list at ${door}`,
        ),
      );
  return told;
}

function grantsIn(proxy: unknown): Grants | undefined {
  if (!isObject(proxy)) return undefined;
  const permitted = new Map<string, Set<string>>();
  const tried = new Set<string>();
  for (const listener of listIn(objectIn(proxy.static_resources).listeners))
    for (const chain of listIn(objectIn(listener).filter_chains)) {
      const [door] = listIn(objectIn(objectIn(chain).filter_chain_match).server_names);
      if (typeof door !== 'string') continue;
      for (const { value, pointer } of policiesIn(chain, '')) {
        if (pointer.includes('/shadow_rules/')) tried.add(door);
        for (const [caller, policy] of Object.entries(objectIn(value))) {
          const key = `${caller.replace(/^.*\/sa\//, '')}\0${door}`;
          const all = permitted.get(key) ?? new Set();
          permitted.set(key, all);
          for (const permission of listIn(objectIn(policy).permissions)) all.add(JSON.stringify(permission));
        }
      }
    }
  return { permitted, tried };
}

function jsonIn(content: FileData | undefined): unknown {
  try {
    return JSON.parse(String(content));
  } catch {
    return undefined;
  }
}
