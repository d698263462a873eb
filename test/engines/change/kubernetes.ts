import { isDeepStrictEqual } from 'node:util';
import type { Diff } from '../../../lib/review';
import { at, entriesAt, isFields, listAt, parseJson, textAt } from '../host/json';
import type { Ran } from '../host/run';

/** Runs kubectl in the namespace of the case, whatever its exit code. */
type Kubectl = (args: readonly string[]) => Promise<Ran>;

/** What the server does with each object: `created`, `rolled`, `scaled`, `in place`, `refused`; nothing where it changes nothing. */
export async function kubernetesVerdicts(kubectl: Kubectl): Promise<Record<string, string>> {
  await answerOf(kubectl, ['apply', '-f', 'before/kubernetes']);
  const verdicts: Record<string, string> = {};
  // It tells of what is refused on the way, and goes on.
  const { stdout, stderr } = await kubectl(['apply', '--dry-run=server', '-f', 'after/kubernetes']);
  const printed = `${stdout}\n${stderr}`;
  for (const [, kind = '', name = '', verdict = ''] of printed.matchAll(
    /^([a-z]+)(?:\.[a-z0-9.]+)?\/(\S+) (created|configured) \(server dry run\)$/gm,
  ))
    verdicts[`${kind}/${name}`] = verdict;
  for (const [, kind = '', name = ''] of printed.matchAll(
    /The (\w+) "([^"]+)" is invalid: .*(?:immutable|orbidden)/g,
  ))
    verdicts[`${kind.toLowerCase()}/${name}`] = 'refused';
  for (const [name, verdict] of Object.entries(verdicts))
    if (verdict === 'configured') verdicts[name] = (await kindOfChange(kubectl, name)) ?? 'unchanged';
  return verdicts;
}

/** What the server would keep of an object that it takes, beside what it keeps now; nothing where that is the same. */
async function kindOfChange(kubectl: Kubectl, name: string): Promise<string | undefined> {
  const live = parseJson(await answerOf(kubectl, ['get', name, '-o', 'json']));
  // Whatever else is refused.
  const { stdout } = await kubectl(['apply', '--dry-run=server', '-f', 'after/kubernetes', '-o', 'json']);
  // It shows nothing then; that it takes this object it has said.
  if (stdout === '') return 'in place';
  const [kind = ''] = name.split('/');
  const all = parseJson(stdout);
  const next = [all, ...listAt(all, 'items')].find(
    (object) =>
      textAt(object, 'kind').toLowerCase() === kind &&
      textAt(object, 'metadata', 'name') === name.slice(kind.length + 1),
  );
  if (next === undefined) throw new Error(`the server does not show ${name}`);
  // kubectl calls some objects configured that it sends as they are.
  if (isDeepStrictEqual(content(live), content(next))) return undefined;
  const found: string[] = [];
  if (!isDeepStrictEqual(at(live, 'spec', 'template'), at(next, 'spec', 'template'))) found.push('rolled');
  const counts = ['replicas', 'minReplicas', 'maxReplicas'];
  if (counts.some((field) => at(live, 'spec', field) !== at(next, 'spec', field))) found.push('scaled');
  return found.join(' ') || 'in place';
}

/** What somebody has said of an object, without what the server notes down. */
function content(object: unknown): unknown {
  const { metadata: _, status: __, ...rest } = isFields(object) ? object : {};
  const annotations = entriesAt(object, 'metadata', 'annotations').filter(
    ([key]) => !key.startsWith('kubectl.'),
  );
  return { ...rest, labels: at(object, 'metadata', 'labels'), annotations };
}

async function answerOf(kubectl: Kubectl, args: readonly string[]): Promise<string> {
  const { code, stdout, stderr } = await kubectl(args);
  if (code !== 0) throw new Error(stderr);
  return stdout;
}

/** The same in the words of `lading diff`. */
export function expectedOfKubernetes({ groups }: Diff): Record<string, string> {
  const said: Record<string, string> = {};
  for (const { target, object, effects, renamedFrom } of groups.flatMap(({ objects }) => objects)) {
    const impacts = effects.map(({ impact }) => impact);
    if (target !== 'kubernetes' || impacts.includes('orphaned')) continue;
    const [kind = '', name = ''] = object.split('/');
    said[`${kind.toLowerCase()}/${name}`] = impacts.includes('recreated')
      ? 'refused'
      : renamedFrom !== undefined || impacts.includes('new')
        ? 'created'
        : impacts
            .filter((impact) => ['rolled', 'restarted', 'scaled'].includes(impact))
            // The container of a bare Pod is started again in its place.
            .map((impact) => (impact === 'restarted' ? (kind === 'Pod' ? 'in place' : 'rolled') : impact))
            .join(' ') || 'in place';
  }
  return said;
}
