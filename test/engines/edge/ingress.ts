import type { ExposeProps } from 'lading';

/** Workload → how it is exposed. Whoever else gets a share of its requests is named beside it. */
export type Exposed = Readonly<Record<string, Exposure>>;

export interface Exposure extends Pick<ExposeProps, 'host' | 'path' | 'pathType'> {
  readonly weight?: number;
  /** The others that share its requests → their weights. */
  readonly shares?: Readonly<Record<string, number>>;
}

/**
 * Who may answer a request, by the words of the documentation of Kubernetes about Ingress: a whole name before one with `*`,
 * which is one label; an exact path before a prefix, the longest of these, by whole segments; a path is what it says
 * when it is decoded. Nobody: 404.
 */
export function answering(exposed: Exposed, host: string, path: string): readonly string[] {
  const routes = Object.entries(exposed).flatMap(
    ([id, { host: hosts, path: paths = '/', pathType = 'Prefix' }]) =>
      [hosts].flat().flatMap((name) =>
        [paths].flat().map((each) => {
          const said = typeof each === 'string' ? { path: each } : each;
          return { id, name, path: decodeURIComponent(said.path), type: said.pathType ?? pathType };
        }),
      ),
  );
  const [, ...rest] = host.split('.');
  const named = routes.filter(({ name }) => name === host);
  const of = named.length > 0 ? named : routes.filter(({ name }) => name === `*.${rest.join('.')}`);
  const exact = of.find((each) => each.type === 'Exact' && each.path === path);
  const [longest] = of
    .filter((each) => each.type === 'Prefix' && isPrefix(segments(each.path), segments(path)))
    .sort((a, b) => segments(b.path).length - segments(a.path).length);
  const found = exact ?? longest;
  return found === undefined ? ['404'] : sharing(found.id, exposed[found.id]);
}

function sharing(id: string, { weight = 1, shares = {} }: Exposure = { host: '' }): readonly string[] {
  return Object.entries({ [id]: weight, ...shares }).flatMap(([each, part]) => (part > 0 ? [each] : []));
}

function segments(text: string): readonly string[] {
  return text.split('/').filter((part) => part !== '');
}

function isPrefix(short: readonly string[], long: readonly string[]): boolean {
  return short.every((part, index) => long[index] === part);
}
