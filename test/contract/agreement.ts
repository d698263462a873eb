import type { Picture, RunningContainer, RunningWorkload } from './readers/picture';

/** What two targets have to agree on, in words that leave out what each says in its own way. */
export interface Neutral {
  readonly [workload: string]: unknown;
}

/**
 * Everything that the app means, whichever target runs it: addresses become the container port that they lead to, and
 * of the env only what the app gives a name to counts, for Kubernetes hands secrets to a command by entries of its own.
 */
export function neutral({ workloads, reach }: Picture, isGiven = (_name: string) => true): Neutral {
  const followed = (container: RunningContainer) => ({
    ...container,
    readiness: undefined,
    env: Object.fromEntries(Object.entries(container.env).filter(([name]) => isGiven(name))),
  });
  const all = Object.fromEntries(
    Object.entries(workloads).map(([name, workload]) => [
      name,
      {
        stopGrace: workload.stopGrace,
        startsAfter: workload.startsAfter,
        main: followed(workload.main),
        // What becomes a hook on Compose has no limits, as the report says.
        init: workload.init.map((container) => ({
          ...followed(container),
          ...(container.privileged && { cpu: undefined, memory: undefined }),
        })),
        beside: Object.fromEntries(
          Object.entries(workload.beside).map(([helper, container]) => [helper, followed(container)]),
        ),
      },
    ]),
  );
  return JSON.parse(JSON.stringify(all), (_, value: unknown) =>
    typeof value === 'string' ? follow(value, reach) : value,
  );
}

const address = /^http:\/\/([^:/]+)(?::(\d+))?\/v1$/;

function follow(value: string, reach: Picture['reach']): string {
  const [, host, port = '80'] = address.exec(value) ?? [];
  return host === undefined ? value : `leads to ${reach(host, Number(port)) ?? value}`;
}

/** Each container with its name, for what is asked of it only where both targets ask. */
export function containersOf(workload: RunningWorkload): ReadonlyMap<string, RunningContainer> {
  return new Map([['', workload.main], ...Object.entries(workload.beside)]);
}
