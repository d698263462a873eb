import { at } from '../../constructs/make';
import { list, record } from './world';

/** A request, as a route tells it from others. */
export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
}

interface Taken {
  readonly object: unknown;
  readonly rule: unknown;
  readonly match: unknown;
}

/** As the specification ranks them: an exact path, the longest prefix, a method, the most headers, the first one. */
export function taken(objects: readonly unknown[], asked: Asked): Taken | undefined {
  const found = objects
    .flatMap((object) => list(at(object, 'spec', 'rules')).map((rule) => ({ object, rule })))
    .flatMap(({ object, rule }) => {
      const matches = list(at(rule, 'matches'));
      return (matches.length === 0 ? [{}] : matches).map((match) => ({ object, rule, match }));
    })
    .filter(({ match }) => matchFits(match, asked));
  return found.sort((one, other) => {
    const [first, second] = [rankOf(one.match), rankOf(other.match)];
    const differing = first.findIndex((value, index) => value !== second[index]);
    return differing === -1 ? 0 : (second[differing] ?? 0) - (first[differing] ?? 0);
  })[0];
}

function rankOf(match: unknown): number[] {
  const path = at(match, 'path', 'value');
  return [
    at(match, 'path', 'type') === 'Exact' ? 1 : 0,
    typeof path === 'string' ? path.length : 1,
    at(match, 'method') === undefined ? 0 : 1,
    list(at(match, 'headers')).length,
  ];
}

export function matchFits(match: unknown, { method, path, headers }: Asked): boolean {
  const { path: asked, method: wanted } = record(match);
  return (
    (wanted === undefined || wanted === method) &&
    (asked === undefined || isAt(path, String(at(asked, 'value')), String(at(asked, 'type')))) &&
    list(at(match, 'headers')).every((each) => headers[String(at(each, 'name'))] === at(each, 'value'))
  );
}

function isAt(path: string, asked: string, type: string): boolean {
  return path === asked || (type !== 'Exact' && path.startsWith(asked.endsWith('/') ? asked : `${asked}/`));
}
