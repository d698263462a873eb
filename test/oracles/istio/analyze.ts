import { join } from 'node:path';
import type { Case } from '../../engines/accept/cases';
import { listAt, parseJson, textAt } from '../../engines/host/json';
import { attempt } from '../../engines/host/run';
import { namespaceOf } from '../../engines/kubernetes/resources';

/** What an installation brings along: the gateway that ours is named after, and the namespace. */
const installed = join(__dirname, '../installed.yaml');

/** Of all namespaces, without a cluster. */
const options = ['analyze', '--use-kube=false', '--all-namespaces', '--output', 'json'];

/** Nothing may be said, but of each EnvoyFilter that it holds what is inside of Istio, which it says of every one. */
export async function analyze(istioctl: string, { folder, objects }: Case): Promise<string> {
  const { stdout, stderr } = await attempt(istioctl, [...options, installed, join(folder, 'kubernetes')]);
  const said = listAt(parseJson(stdout)).map((each) => `${textAt(each, 'code')} ${textAt(each, 'origin')}`);
  const filters = objects
    .filter((object) => textAt(object, 'kind') === 'EnvoyFilter')
    .map((object) => `IST0133 EnvoyFilter ${namespaceOf(object)}/${textAt(object, 'metadata', 'name')}`);
  if (said.sort().join() !== filters.sort().join()) throw new Error(`${stdout}\n${stderr}`);
  return filters.length === 0 ? 'no message' : `no message but of ${filters.length} filters`;
}

/** An analyzer that has nothing against anything would prove nothing. */
export async function tellsBroken(istioctl: string): Promise<string> {
  const { stdout } = await attempt(istioctl, [...options, join(__dirname, '../broken.yaml')]);
  const missing = ['IST0101', 'IST0109'].filter((code) => !stdout.includes(code));
  if (missing.length > 0) throw new Error(`not told: ${missing.join(', ')}`);
  return 'IST0101, IST0109';
}
