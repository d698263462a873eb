import { asKept } from '../../../lib/review/compare/as-kept';
import { differences } from '../../../lib/review/compare/compare';
import { pathOf } from '../../../lib/review/compare/difference';
import { sameToKubernetes } from '../../../lib/review/compare/same-kubernetes';
import { type Fields, textAt } from '../host/json';
import { content, type Seer } from './kubernetes';

/** What a server finds by itself, or writes down as well, and nobody says. */
const found = [
  /^spec\.(?:clusterIPs?|ipFamilies|ipFamilyPolicy|healthCheckNodePort|ports\[[^\]]*\]\.nodePort)$/,
  // The older name of the account, the names of a definition, and what its own controllers go by.
  /\.serviceAccount$|^spec\.names\.(?:singular|listKind)$|^spec(?:\.finalizers)?$|\.status$/,
  /^(?:data|stringData)$/,
  // What its admission gives a Pod that nobody manages.
  /^spec\.(?:tolerations|priority|preemptionPolicy)$/,
  // What the pods of a Job are found by, and how a scaler scales that says nothing of it.
  /^spec\.(?:selector$|template\.metadata\.labels)|^spec\.metrics$/,
];

/**
 * Holds objects against what a server would keep of them.
 *
 * @returns how many it takes, and where what it keeps would be told as a change.
 */
export async function unlikeFilledIn(
  seer: Seer,
  objects: readonly Fields[],
): Promise<{ readonly compared: number; readonly unlike: readonly string[] }> {
  let compared = 0;
  const unlike = new Map<string, string>();
  for (const object of objects) {
    const { labels: _, annotations: __, ...own } = content(object);
    const kept = await seer.filledIn(object);
    if (typeof kept === 'string') continue;
    const { labels: ___, annotations: ____, ...rest } = content(kept);
    compared += 1;
    for (const { steps, before, after } of differences(asKept(own), rest, sameToKubernetes(own))) {
      const path = pathOf(steps);
      const place = path.replace(/\[[^\]]*\]/g, '[]');
      const key = `${textAt(object, 'kind')} ${place}`;
      if (!found.some((each) => each.test(path)) && !unlike.has(key))
        unlike.set(key, `${key}: ${JSON.stringify(before)} is kept as ${JSON.stringify(after)}`);
    }
  }
  return { compared, unlike: [...unlike.values()] };
}
