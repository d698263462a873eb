import type { JsonObject } from '../../model/json';
import { asText, listIn, objectIn } from '../../model/read-json';
import type { Judged, Judgement } from './judgement';
import { moreOrLess, openingsOf } from './openings';

/** Whether a route says of a Server of Linkerd which requests a policy is about: it leads nowhere. */
export function isOfServer({ before, after }: Judged): boolean {
  return listIn(objectIn((after ?? before)?.spec).parentRefs).some(
    (parent) => objectIn(parent).kind === 'Server',
  );
}

/** Of what goes through such a route a policy lets somebody in; nobody where it is about paths that hide where they lead. */
export function judgeServerRoute({ before, after, differences }: Judged): readonly Judgement[] {
  if (before === undefined) return [];
  if (after === undefined)
    return refuses(before)
      ? [{ verdict: 'widened', message: 'is gone, and what it refused with it', steps: [] }]
      : [];
  if (!differences.some(({ steps }) => steps[0]?.key === 'spec')) return [];
  const steps = [{ key: 'spec' }, { key: 'rules' }];
  const [was, is] = [before, after].map(({ spec }) => {
    const hosts = listIn(objectIn(spec).hostnames).map((host) => [`host=${asText(host)}`]);
    return openingsOf(objectIn(spec).rules, steps, ({ matches }) => [hosts, listIn(matches).map(needsOf)]);
  });
  const [first, second] = refuses(after) ? [is, was] : [was, is];
  return moreOrLess(first, second, 'lets more requests through', 'lets fewer requests through', steps);
}

function refuses({ spec }: JsonObject): boolean {
  return listIn(objectIn(spec).rules).some((rule) =>
    listIn(objectIn(rule).matches).some(
      (match) => objectIn(objectIn(match).path).type === 'RegularExpression',
    ),
  );
}

function needsOf(match: unknown): readonly string[] {
  const { headers, ...others } = objectIn(match);
  return [
    ...Object.entries(others).map(([key, value]) => `${key}=${JSON.stringify(value)}`),
    ...listIn(headers).map((header) => JSON.stringify(header)),
  ];
}
