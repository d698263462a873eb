import { asText, objectIn } from '../../model/read-json';
import { shapeOf } from '../compare/difference';
import type { Judged, Judgement } from './judgement';
import { opened } from './lists';
import { judgeAuthorization } from './policies';

/** What the objects of meshes say of who may call whom. Kinds of one name mean what their group does. */
export function judgeMesh(judged: Judged): readonly Judgement[] {
  const { kind, before, after } = judged;
  const isLinkerd = asText((after ?? before)?.apiVersion).startsWith('policy.linkerd.io/');
  switch (kind) {
    case 'AuthorizationPolicy':
      return isLinkerd ? grant(judged) : tried(judged);
    case 'ServerAuthorization':
      return grant(judged);
    case 'Server':
      return isLinkerd ? server(judged) : [];
    case 'MeshTLSAuthentication':
    case 'NetworkAuthentication':
      return before === undefined || after === undefined
        ? []
        : opened(
            judged,
            /^spec\/(?:identityRefs|identities|networks)\/\*/,
            'names one more',
            'names one less',
          );
    case 'PeerAuthentication':
      return mutualTls(judged);
    default:
      return [];
  }
}

/** Linkerd refuses at a Server, and a policy lets somebody in there. */
function grant({ before, after, differences }: Judged): readonly Judgement[] {
  if (before === undefined) return [{ verdict: 'widened', message: 'lets one more in', steps: [] }];
  if (after === undefined) return [{ verdict: 'narrowed', message: 'lets nobody in any more', steps: [] }];
  return differences
    .filter(({ steps }) => shapeOf(steps).startsWith('spec/'))
    .map(({ steps }) => ({ verdict: 'changed', message: 'lets others in, or elsewhere', steps }));
}

/** Istio refuses whatever no policy lists, but tells alone of what one refuses that is only tried. */
function tried(judged: Judged): readonly Judgement[] {
  const isTried = (object: Judged['before']) =>
    objectIn(objectIn(object?.metadata).annotations)['istio.io/dry-run'] === 'true';
  const { before, after } = judged;
  const steps = [{ key: 'metadata' }, { key: 'annotations' }, { key: 'istio.io/dry-run' }];
  if (isTried(after)) {
    if (before === undefined || isTried(before)) return [];
    return [{ verdict: 'widened', message: 'refuses nobody any more, and tells of it', steps }];
  }
  if (isTried(before))
    return after === undefined
      ? []
      : [{ verdict: 'narrowed', message: 'refuses what it does not list', steps }];
  return judgeAuthorization(judged);
}

/** From whom nobody gets through without a policy to everybody. */
const ranks = ['deny', 'cluster-authenticated', 'all-authenticated', 'cluster-unauthenticated', 'audit'];

function server({ before, after }: Judged): readonly Judgement[] {
  const steps = [{ key: 'spec' }, { key: 'accessPolicy' }];
  if (after === undefined)
    return [{ verdict: 'widened', message: 'is gone, and what it refused with it', steps: [] }];
  const of = (object: Judged['before']) => asText(objectIn(object?.spec).accessPolicy ?? 'deny');
  if (before === undefined || of(before) === of(after)) return [];
  // Whatever else there is lets everybody in.
  const rank = (word: string) => (ranks.includes(word) ? ranks.indexOf(word) : ranks.length);
  const verdict = rank(of(after)) > rank(of(before)) ? 'widened' : 'narrowed';
  return [{ verdict, message: `lets in by itself: ${of(after)} instead of ${of(before)}`, steps }];
}

/** A policy of one workload says more than the one of its namespace, and may say it of a port alone. */
function mutualTls({ before, after }: Judged): readonly Judgement[] {
  const modeOf = (object: Judged['before']) => objectIn(objectIn(object?.spec).mtls).mode;
  const told: Judgement[] = [];
  const steps = [{ key: 'spec' }, { key: 'mtls' }];
  if (modeOf(before) !== modeOf(after))
    told.push(
      modeOf(after) === 'STRICT'
        ? { verdict: 'narrowed', message: 'takes mutual TLS alone', steps }
        : { verdict: 'widened', message: 'takes what no mutual TLS protects', steps },
    );
  const openOf = (object: Judged['before']) =>
    Object.entries(objectIn(objectIn(object?.spec).portLevelMtls))
      .filter(([, port]) => objectIn(port).mode !== 'STRICT')
      .map(([port]) => port);
  const [was, is] = [openOf(before), openOf(after)];
  const at = (port: string) => [{ key: 'spec' }, { key: 'portLevelMtls' }, { key: port }];
  for (const port of is.filter((each) => !was.includes(each)))
    told.push({
      verdict: 'widened',
      message: `takes what no mutual TLS protects at port ${port}`,
      steps: at(port),
    });
  for (const port of was.filter((each) => !is.includes(each)))
    told.push({ verdict: 'narrowed', message: `takes mutual TLS alone at port ${port}`, steps: at(port) });
  return told;
}
