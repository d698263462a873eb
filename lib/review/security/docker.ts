import type { JsonObject } from '../../model/json';
import { asText, listIn, objectIn, textIn } from '../../model/read-json';
import { shapeOf } from '../compare/difference';
import { allowing, flag, guard, type Judged, type Judgement, type LeafRule, refusing } from './judgement';

const isRoot = (user: unknown) => /^(?:0|root)(?::|$)/.test(asText(user));
const isLocal = (address: unknown) => /^(?:127\.|::1$|\[::1\]$|localhost$)/.test(asText(address));

export const dockerRules: readonly LeafRule[] = [
  flag(/^privileged$/, 'is privileged', 'is privileged no more'),
  guard(/^read_only$/, 'writes to its root', 'has a read-only root'),
  allowing(/^cap_add\/\*$/, 'capability'),
  refusing(/^cap_drop\/\*$/, 'drops the capability'),
  {
    place: /^security_opt\/\*$/,
    judge({ before, after }) {
      const loosens = /unconfined|disable/.test(asText(before ?? after));
      const verdict = (after !== undefined) === loosens ? 'widened' : 'narrowed';
      return { verdict, message: after === undefined ? `${asText(before)} no more` : `${asText(after)}` };
    },
  },
  {
    place: /^user$/,
    judge({ before, after }) {
      if (after === undefined) return { verdict: 'widened', message: 'runs as the user of its image' };
      if (isRoot(after)) return { verdict: 'widened', message: 'runs as root' };
      if (isRoot(before)) return { verdict: 'narrowed', message: 'runs as root no more' };
      return before === undefined ? undefined : { verdict: 'changed', message: `runs as ${asText(after)}` };
    },
  },
  {
    place: /^(?:network_mode|pid|ipc|userns_mode)$/,
    judge({ before, after }) {
      if (after === 'host') return { verdict: 'widened', message: 'shares a namespace of the host' };
      return before === 'host'
        ? { verdict: 'narrowed', message: 'shares no namespace of the host' }
        : undefined;
    },
  },
  allowing(/^devices\/\*(?:\/source)?$/, 'device'),
  {
    place: /^secrets\/\*(?:\/source)?$/,
    judge: ({ before, after }) => ({
      verdict: 'changed',
      message:
        after === undefined
          ? `reads the secret ${asText(before)} no more`
          : `reads the secret ${asText(after)}`,
    }),
  },
];

/** What concerns whole entries of a service, or other sections of the file. */
export function judgeDocker({ kind, before, after, differences }: Judged): readonly Judgement[] {
  if (kind === 'networks') return network(before, after);
  if (kind !== 'services') return [];
  const address = (entry: unknown) => addressOf(objectIn(entry));
  const [open, opens] = [before, after].map((service) => new Set(listIn(service?.ports).map(address)));
  const ports = changesIn('ports', (was, is) => {
    // Another container port behind the same one of the host opens nothing.
    if (was === undefined && isThere(open, address(is)))
      return {
        verdict: 'changed',
        message: `leads port ${asText(objectIn(is).published)} to ${asText(objectIn(is).target)}`,
      };
    return is === undefined && isThere(opens, address(was)) ? undefined : published(was, is);
  });
  return [...ports, ...changesIn('volumes', mounted)];

  /** What each entry of a list is told to be, now and before. */
  function changesIn(list: string, tell: (was: unknown, is: unknown) => Told | undefined): Judgement[] {
    return entriesOf(list).flatMap(({ was, is, steps }) => {
      const told = tell(was, is);
      return told === undefined ? [] : [{ ...told, steps }];
    });
  }

  function entriesOf(list: string) {
    const changed = differences.filter(({ steps }) => steps[0]?.key === list);
    const whole = changed.filter(({ steps }) => steps.length === 1);
    const entries = new Map(
      changed
        .filter(({ steps }) => shapeOf(steps).startsWith(`${list}/*`))
        .map(({ steps }) => [steps[1]?.key ?? '', steps.slice(0, 2)]),
    );
    const find = (object: Judged['before'], key: string) => listed(object?.[list]).get(key);
    return [
      ...whole.flatMap(({ steps, before: was, after: is }) =>
        [...listed(is ?? was).values()].map((entry) => ({ was: was && entry, is: is && entry, steps })),
      ),
      ...[...entries].map(([key, steps]) => ({ was: find(before, key), is: find(after, key), steps })),
    ];
  }
}

type Told = Pick<Judgement, 'verdict' | 'message'>;

/** Entries by what tells them apart: where they lead to. */
function listed(list: unknown): Map<string, unknown> {
  const all = Array.isArray(list) ? list : [];
  return new Map(all.map((entry, index) => [asText(objectIn(entry).target ?? index), entry]));
}

function isThere(all: ReadonlySet<string | undefined> | undefined, one: string | undefined): boolean {
  return one !== undefined && all?.has(one) === true;
}

/** Where the host listens for it; nothing that another entry could have where the host chooses. */
function addressOf({ host_ip = '', published, protocol = 'tcp' }: JsonObject): string | undefined {
  return published === undefined ? undefined : `${asText(host_ip)} ${asText(published)} ${asText(protocol)}`;
}

function published(was: unknown, is: unknown): Told | undefined {
  const [before, after] = [objectIn(was), objectIn(is)];
  const port = (entry: typeof before) => entry.published ?? entry.target;
  if (is === undefined)
    return { verdict: 'narrowed', message: `publishes port ${asText(port(before))} no more` };
  if (was === undefined || (isLocal(before.host_ip) && !isLocal(after.host_ip))) {
    const whom = isLocal(after.host_ip) ? ' to this machine alone' : ' to everybody';
    return { verdict: 'widened', message: `publishes port ${asText(port(after))}${whom}` };
  }
  if (!isLocal(before.host_ip) && isLocal(after.host_ip))
    return { verdict: 'narrowed', message: `publishes port ${asText(port(after))} to this machine alone` };
  return {
    verdict: 'changed',
    message: `publishes port ${asText(port(after))} instead of ${asText(port(before))}`,
  };
}

function mounted(was: unknown, is: unknown): Told | undefined {
  const [before, after] = [objectIn(was), objectIn(is)];
  const source = textIn(after.source) ?? '';
  if (after.type === 'bind' && (before.type !== 'bind' || before.source !== after.source))
    return { verdict: 'widened', message: `mounts ${source} of the host` };
  if (before.type === 'bind' && after.type !== 'bind')
    return { verdict: 'narrowed', message: `mounts ${asText(before.source)} of the host no more` };
  if (before.read_only === true && is !== undefined && after.read_only !== true)
    return { verdict: 'widened', message: `writes to ${asText(after.target)}` };
  return undefined;
}

function network(before: Judged['before'], after: Judged['after']): readonly Judgement[] {
  if (before?.internal === true && after !== undefined && after.internal !== true)
    return [{ verdict: 'widened', message: 'leads out of the host', steps: [{ key: 'internal' }] }];
  if (before !== undefined && before.internal !== true && after?.internal === true)
    return [{ verdict: 'narrowed', message: 'leads out of the host no more', steps: [{ key: 'internal' }] }];
  return [];
}
