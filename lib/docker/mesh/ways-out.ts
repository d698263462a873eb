import type { Caller } from './caller';
import type { Outside } from './outside';

/** An endpoint outside of the project, and who may go there. */
export interface WayOut extends Outside {
  readonly callers: readonly Caller[];
}

/** Who goes to some of them. */
interface Leaver {
  readonly outside: readonly Outside[];
  readonly identity: string;
}

/** By which the proxy at the exit tells apart where to. */
export function exitName({ host, port }: Outside): string {
  return `${port}.${host}`;
}

/** Where members go, in an order that does not depend on theirs. */
export function waysOut(members: Iterable<Leaver>): WayOut[] {
  const ways = new Map<string, Outside & { readonly callers: Caller[] }>();
  for (const { outside, identity } of members) {
    for (const to of outside) {
      const name = exitName(to);
      const way = ways.get(name) ?? { host: to.host, port: to.port, callers: [] };
      way.callers.push({ identity });
      ways.set(name, way);
    }
  }
  return [...ways].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, way]) => way);
}
