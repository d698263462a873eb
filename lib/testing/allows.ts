import type { MadePiece } from '../constructs/run/in-memory';
import { nearest } from '../diagnostics/did-you-mean';
import { sharesNetwork } from '../docker/shared-networks';
import { objectIn } from '../model/read-json';
import { type Target, targetNames } from '../model/target';
import { type Cluster, connects } from './allow/network-policies';
import { type OpenPort, podsOf } from './allow/pods';
import { type Construct, isWithin, type Synthesized } from './synthesized';
import { errorsIn } from './synthesizes';
import type { Verdict } from './verdict';

/** Which connection is meant. */
export interface AllowOptions {
  /** A port of the workload that is called, by number or name. Default: any that it opens. */
  readonly port?: number | string;
  /** On which target. Default: on each that both run on. */
  readonly target?: Target;
}

/** A workload, or its path, `shop/web`, or the end of it, `web`. */
export type End = Construct | string;

/**
 * Whether one workload may open connections to another, by what is written: on Kubernetes by the NetworkPolicies, on
 * Compose and Swarm by the networks. `every` target has to let it through, or `some` is enough.
 *
 * @throws TypeError where it cannot be told: something is not there, the app has errors, or a mesh decides.
 */
export function allows(
  app: Synthesized,
  from: End,
  to: End,
  { port, target }: AllowOptions = {},
  need: 'every' | 'some' = 'every',
): Verdict {
  const errors = errorsIn(app.diagnostics);
  if (errors.length > 0) throw new TypeError(`The app does not synthesize.\n\n${app.tell(errors)}`);
  const [caller, called] = [pathOf(app, from), pathOf(app, to)];
  const answers = targetsOf(app, target).flatMap((each) => {
    const answer = judge(app, each, caller, called, port);
    return answer === undefined ? [] : [{ target: each, answer }];
  });
  if (answers.length === 0)
    throw new TypeError(
      `"${caller}" and "${called}" run nowhere together${target ? ` on ${targetNames[target]}` : ''}.`,
    );
  const at = port === undefined ? '' : ` at port ${port}`;
  const on = (wanted: boolean) =>
    answers.flatMap(({ target: each, answer }) => (answer === wanted ? targetNames[each] : [])).join(' and ');
  const pass =
    need === 'every' ? answers.every(({ answer }) => answer) : answers.some(({ answer }) => answer);
  return {
    pass,
    message: () =>
      pass
        ? `"${caller}" may call "${called}"${at} on ${on(true)}, and was expected not to.${undirected(on(true))}`
        : `"${caller}" may not call "${called}"${at} on ${on(false)}, and was expected to.`,
  };
}

function undirected(names: string): string {
  return /Compose|Swarm/.test(names)
    ? ' A network of Docker has no direction: whoever is called may call as well.'
    : '';
}

function pathOf({ pieces }: Synthesized, end: End): string {
  if (typeof end !== 'string') return end.node.path;
  const paths = [...new Set(pieces.map(({ path }) => path))];
  const found = paths.find((path) => path === end || path.endsWith(`/${end}`));
  if (found !== undefined) return found;
  const meant = nearest(
    end,
    paths.map((path) => path.split('/').at(-1) ?? ''),
  );
  throw new TypeError(`There is no workload "${end}".${meant ? ` Did you mean "${meant}"?` : ''}`);
}

function targetsOf({ pieces }: Synthesized, target: Target | undefined): readonly Target[] {
  return target === undefined ? [...new Set(pieces.map((piece) => piece.target))] : [target];
}

/** Nothing where the two do not both run there. */
function judge(
  app: Synthesized,
  target: Target,
  from: string,
  to: string,
  port: AllowOptions['port'],
): boolean | undefined {
  const pieces = app.pieces.filter((piece) => piece.target === target && piece.object !== undefined);
  const of = (path: string) => pieces.filter((piece) => isWithin(piece.path, path));
  const answer =
    target === 'kubernetes' ? inCluster(pieces, of(from), of(to), port) : onDocker(pieces, of(from), of(to));
  const other = pieces.find(decides);
  if (answer === undefined || other === undefined) return answer;
  throw new TypeError(
    `Who may call whom on ${targetNames[target]} is also up to ${other.kind}/${other.name}, which is not read here.`,
  );
}

const readHere = ['NetworkPolicy', 'networks', 'Namespace'];
const otherPolicies =
  /^(?:Cilium(?:Clusterwide)?Network|(?:Baseline)?AdminNetwork|ClusterNetwork|Authorization)Policy$/;

/** The backend of a mesh, or somebody's policy that is none of Kubernetes' own. */
function decides({ kind, construct }: MadePiece): boolean {
  return (construct === 'ServiceMesh' && !readHere.includes(kind)) || otherPolicies.test(kind);
}

function inCluster(
  pieces: readonly MadePiece[],
  from: readonly MadePiece[],
  to: readonly MadePiece[],
  port: AllowOptions['port'],
): boolean | undefined {
  const [caller] = from.flatMap((piece) => podsOf(piece) ?? []);
  const [called] = to.flatMap((piece) => podsOf(piece) ?? []);
  if (caller === undefined || called === undefined) return undefined;
  const objects = (kind: string) => pieces.filter((piece) => piece.kind === kind);
  const cluster: Cluster = {
    policies: objects('NetworkPolicy').map(({ object }) => objectIn(object)),
    namespaces: new Map(
      objects('Namespace').map(({ name, object }) => [
        name,
        objectIn(objectIn(objectIn(object).metadata).labels),
      ]),
    ),
  };
  return portsOf(called.ports, port).some((each) => connects(caller, called, each, cluster));
}

/** A program may listen where nobody has said so. */
function portsOf(open: readonly OpenPort[], asked: AllowOptions['port']): readonly OpenPort[] {
  if (asked === undefined) return open.length > 0 ? open : [{ port: 0, protocol: 'TCP' }];
  const found = open.filter(({ port, name }) => port === asked || name === asked);
  if (found.length > 0) return found;
  if (typeof asked === 'number') return [{ port: asked, protocol: 'TCP' }];
  throw new TypeError(
    `No port is named "${asked}": there are ${open.map(({ name, port }) => name ?? port).join(', ')}.`,
  );
}

function onDocker(
  pieces: readonly MadePiece[],
  from: readonly MadePiece[],
  to: readonly MadePiece[],
): boolean | undefined {
  const isService = ({ kind }: MadePiece) => kind === 'services';
  const [caller, called] = [from.find(isService), to.find(isService)];
  if (caller === undefined || called === undefined) return undefined;
  const services = new Map(pieces.filter(isService).map(({ name, object }) => [name, objectIn(object)]));
  return sharesNetwork(caller.name, called.name, services);
}
