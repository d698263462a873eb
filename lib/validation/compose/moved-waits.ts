import { isObject } from '../../model/json';
import { listIn, objectIn } from '../../model/read-json';
import { type ComposeServiceObject, placeInService } from '../compose-object';
import type { Problem } from '../rule';

/** A patched service that docker compose does not ask whether it is healthy. */
interface Unasked {
  readonly service: Pick<ComposeServiceObject, 'name' | 'source'>;
  /** Also if its image has a health check of its own. */
  readonly isOff: boolean;
}

/** Health checks that a patch has taken away while others wait for them. */
export interface MovedWaits {
  add(service: ComposeServiceObject): void;
  problems(): Problem[];
}

export function movedWaits(): MovedWaits {
  const unasked: Unasked[] = [];
  /** Whoever is waited for until healthy → who waits. */
  const waits = new Map<string, string[]>();
  return {
    add({ name, content, source }) {
      for (const [dependency, wait] of Object.entries(objectIn(content.depends_on))) {
        if (!isObject(wait) || wait.condition !== 'service_healthy') continue;
        const known = waits.get(dependency);
        if (known) known.push(name);
        else waits.set(dependency, [name]);
      }
      if (!source.own || !source.patched) return;
      const { test, disable } = objectIn(content.healthcheck);
      const isOff = disable === true || test === 'NONE' || listIn(test)[0] === 'NONE';
      if (isOff || content.healthcheck === undefined) unasked.push({ service: { name, source }, isOff });
    },

    problems: () =>
      unasked.flatMap(({ service, isOff }) => {
        const users = (waits.get(service.name) ?? []).map((user) => `services.${user}`);
        return users.length === 0 ? [] : [problemOf(service, isOff, users)];
      }),
  };
}

function problemOf(service: Unasked['service'], isOff: boolean, users: readonly string[]): Problem {
  const { name, source } = service;
  const place = placeInService(service, 'healthcheck');
  const [first = '', ...more] = users;
  const who = more.length === 0 ? `${first} waits` : `${first} and ${more.length} more wait`;
  return {
    severity: isOff ? undefined : 'warning',
    message: `A patch takes the health check of ${place.object} away, but ${who} until it is healthy.`,
    origin: source.origin,
    property: source.patchProperty,
    affected: [place, ...users.map((object) => ({ ...place, object, pointer: '' }))],
    consequence: isOff
      ? 'docker compose would stop there: nothing can become healthy that is not asked.'
      : 'Unless its image has a health check of its own, docker compose stops there.',
    fix: `Use \`readiness\` of "${name}" instead of the patch: whoever starts after it then follows.`,
    subject: `${place.object} healthcheck`,
  };
}
