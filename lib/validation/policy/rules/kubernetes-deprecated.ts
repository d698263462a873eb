import { textIn } from '../../../model/read-json';
import { placeIn } from '../../kubernetes-object';
import { apiVersionsOf, kubernetesVersions, servedIn } from '../../schema/kubernetes-index';
import type { PolicyRule } from '../policy-rule';

/** What stays where it is, and is deprecated all the same, with the minor since when. */
const retired: Readonly<Record<string, { readonly since: number; readonly instead: string }>> = {
  'v1 Endpoints': { since: 33, instead: 'EndpointSlice of discovery.k8s.io/v1' },
  'v1 ComponentStatus': { since: 19, instead: 'the health endpoints of the components' },
};

/** API versions that a coming release does not have any more, or that a stable one has taken the place of. */
export const kubernetesDeprecated: PolicyRule<'kubernetes/deprecated'> = {
  code: 'kubernetes/deprecated',
  level: 'warning',
  config: {},
  begin: () => ({
    kubernetes({ versions, report }) {
      const known = new Map<string, ReturnType<typeof whyOf>>();
      return {
        object(object) {
          const { content, kind, source } = object;
          // What Lading writes is what each of the versions has.
          if (source.own && !source.patched) return;
          const apiVersion = textIn(content.apiVersion) ?? '';
          const subject = `${apiVersion} ${kind}`;
          if (!known.has(subject)) known.set(subject, whyOf(apiVersion, kind, versions));
          const told = known.get(subject);
          if (told === undefined) return;
          report({
            message: `The API version ${apiVersion} of ${kind} ${told.why}.`,
            origin: source.origin,
            affected: [placeIn(object, '/apiVersion')],
            subject,
            consequence: 'With that release the server knows it no more, and applying it fails.',
            fix: `Take ${told.instead}.`,
          });
        },
      };
    },
  }),
};

/** What is to be told, and what to take instead. */
function whyOf(
  apiVersion: string,
  kind: string,
  versions: readonly string[],
): { readonly why: string; readonly instead: string } | undefined {
  const [last = ''] = versions.slice(-1);
  const key = `${apiVersion} ${kind}`;
  const known = Object.hasOwn(retired, key) ? retired[key] : undefined;
  if (known !== undefined && Number(last.slice(2)) >= known.since)
    return { why: `is deprecated since Kubernetes 1.${known.since}`, instead: known.instead };
  const served = servedIn(apiVersion, kind);
  // What is not there at all is told by the schemas.
  if (!versions.every((version) => served.includes(version))) return undefined;
  const group = apiVersion.slice(0, apiVersion.indexOf('/') + 1);
  const stable = apiVersionsOf(kind).find((each) => each.startsWith(group) && isStable(each));
  const end = served.at(-1) ?? '';
  if (end !== kubernetesVersions.at(-1))
    return { why: `is gone after Kubernetes ${end}`, instead: stable ?? 'what has taken its place' };
  if (stable === undefined || isStable(apiVersion)) return undefined;
  if (!versions.every((version) => servedIn(stable, kind).includes(version))) return undefined;
  return { why: 'is not the stable version, which each server in question has', instead: stable };
}

function isStable(apiVersion: string): boolean {
  return !/alpha|beta/.test(apiVersion);
}
