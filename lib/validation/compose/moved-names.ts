import type { AppModel } from '../../model/app';
import { isObject, type JsonObject } from '../../model/json';
import { asText, listIn, objectIn, textIn } from '../../model/read-json';
import type { Service } from '../../model/service';
import { onTarget } from '../../model/views';
import type { Workload } from '../../model/workload';
import { addressesUsed } from '../addresses-used';
import { type ComposeServiceObject, placeInService } from '../compose-object';
import type { Problem } from '../rule';

/** The networks that a service is on, and the names that it has on each beside its own. */
type Networks = ReadonlyMap<string, ReadonlySet<string>>;

interface Placed {
  /** Where its own names are found. */
  readonly networks: Networks;
  /** The service whose networks it shares: it has no name of its own there. */
  readonly within?: string;
}

interface Patched extends Placed {
  readonly service: Pick<ComposeServiceObject, 'name' | 'source'>;
  /** Names that it knows without any network. */
  readonly hosts: ReadonlySet<string>;
}

/** A name that is not found any more, by whose patch, and who looks for it. */
interface Lost {
  readonly by: Patched;
  readonly name: string;
  readonly users: Workload[];
}

/** Names of services that a patch has taken off the networks on which others of ours look for them. */
export interface MovedNames {
  add(service: ComposeServiceObject): void;
  problems(): Problem[];
}

const onDefault: Placed = { networks: new Map([['default', new Set()]]) };

export function movedNames(app: AppModel): MovedNames {
  const patched = new Map<string, Patched>();
  /** Where the others are, as far as that is not the default network alone. */
  const others = new Map<string, JsonObject>();
  return {
    add({ name, content, source }) {
      // What it extends may say the rest.
      if (!source.own || content.extends !== undefined) return;
      const { networks, network_mode, container_name } = content;
      if (source.patched)
        patched.set(name, { service: { name, source }, ...placed(content), hosts: hostsOf(content) });
      else if (networks !== undefined) others.set(name, { networks, network_mode, container_name });
    },

    problems() {
      if (patched.size === 0) return [];
      const addressesOf = addressesUsed(app, 'compose');
      const lost = new Map<string, Lost>();
      for (const user of app.workloads) {
        if (!user.targets.includes('compose')) continue;
        for (const [service, { host }] of addressesOf(user)) {
          const by = host ? loserOf(service, user) : undefined;
          if (by === undefined) continue;
          const key = `${by.service.name}\0${service.name}`;
          const known: Lost = lost.get(key) ?? { by, name: service.name, users: [] };
          lost.set(key, known);
          known.users.push(user);
        }
      }
      return [...lost.values()].map(problemOf);
    },
  };

  /** Whose patch it is that a name is not found any more; nobody's where it is found. */
  function loserOf({ name, selects, targets }: Service, user: Workload): Patched | undefined {
    const target = onTarget(selects, 'compose');
    const [from, to] = [patched.get(user.name), patched.get(target.name)];
    if ((from ?? to) === undefined || !targets.includes('compose') || user.name === target.name)
      return undefined;
    if (from?.hosts.has(name)) return undefined;
    const { networks } = placeOf(target.name);
    for (const network of networksFrom(user.name).keys()) {
      if (name === target.name ? networks.has(network) : networks.get(network)?.has(name)) return undefined;
    }
    // Of two that have left, it is told where the name was.
    return to ?? from;
  }

  function placeOf(name: string): Placed {
    const known = patched.get(name);
    const other = known === undefined ? others.get(name) : undefined;
    return known ?? (other ? placed(other) : onDefault);
  }

  /** The networks on which a service looks for others. */
  function networksFrom(name: string): Networks {
    const { within, networks } = placeOf(name);
    return within === undefined ? networks : placeOf(within).networks;
  }
}

function placed(content: JsonObject): Placed {
  const mode = textIn(content.network_mode);
  if (mode === undefined) return { networks: networksOf(content) };
  return {
    networks: new Map(),
    within: mode.startsWith('service:') ? mode.slice('service:'.length) : undefined,
  };
}

function networksOf({ networks, container_name: container }: JsonObject): Networks {
  const own = textIn(container);
  const named = (aliases: unknown) =>
    new Set([...listIn(aliases).map(asText), ...(own === undefined ? [] : [own])]);
  if (isObject(networks)) {
    return new Map(Object.entries(networks).map(([name, each]) => [name, named(objectIn(each).aliases)]));
  }
  const names = Array.isArray(networks) ? networks.map(asText) : ['default'];
  return new Map(names.map((name) => [name, named(undefined)]));
}

/** `extra_hosts`, as a map or as a list of `name=address`, and the names of links. */
function hostsOf({ extra_hosts: hosts, links }: JsonObject): ReadonlySet<string> {
  const names = isObject(hosts)
    ? Object.keys(hosts)
    : listIn(hosts).map((host) => asText(host).split(/[=:]/)[0]);
  const linked = listIn(links).map((link) => asText(link).split(':').at(-1));
  return new Set([...names, ...linked].flatMap((name) => name ?? []));
}

function problemOf({ by: { service }, name, users }: Lost): Problem {
  const { source } = service;
  const place = placeInService(service, 'networks');
  const [first, ...more] = users.map((user) => `services.${user.name}`);
  const who = more.length === 0 ? `${first} looks` : `${first} and ${more.length} more look`;
  const own = first === place.object && more.length === 0;
  return {
    message: own
      ? `A patch takes ${place.object} off the network on which it finds "${name}".`
      : `A patch takes the name "${name}" of ${place.object} off the network on which ${who} for it.`,
    origin: source.origin,
    property: source.patchProperty,
    affected: [place, ...users.map((user) => ({ ...place, object: `services.${user.name}`, pointer: '' }))],
    consequence: 'The name would not be found.',
    fix: 'Keep `default` among the networks: `networks: { default: {}, more: {} }` leaves the names that Lading gives it.',
    subject: `${place.object} ${name}`,
  };
}
