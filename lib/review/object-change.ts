import type { Effect, FieldChange, ObjectChange, SecurityChange } from './change';
import { asKept } from './compare/as-kept';
import { differences } from './compare/compare';
import { type Difference, pathOf, pointerOf, type Step } from './compare/difference';
import { orderedInDocker, sameToDocker } from './compare/same-docker';
import { orderedInKubernetes, sameToKubernetes } from './compare/same-kubernetes';
import type { Follows } from './follows';
import { changedPart, gonePart, renamedPart } from './impact/docker';
import { changedObject, goneObject, renamedObject } from './impact/kubernetes';
import { type Pair, underNewName } from './pairs';
import { judgeMeetings, type Meetings } from './security/meetings';
import { judgeProxy, type ProxyFile } from './security/proxy';
import type { ProxyBefore } from './security/proxy-before';
import { securityOf } from './security/security';
import { shownLines, shownValues } from './shown-value';
import { labelOf, type Subject } from './subject';

/** What the rest of both outputs says of a change. */
export interface Around {
  readonly follows: Follows;
  readonly proxyBefore: ProxyBefore;
  readonly meetings: { readonly before: Meetings; readonly after: Meetings };
}

/** What has changed of an object, and what that does; nothing where it is what it was. */
export function changeOf(pair: Pair, around: Around): ObjectChange | undefined {
  const { before, after } = pair;
  const { proxyBefore } = around;
  if (after === undefined) return gone(before);
  if (before === undefined) return after.kind === 'file' ? madeFile(after, proxyBefore(after)) : made(after);
  return after.kind === 'file' ? changedFile(before, after) : changed({ ...pair, before, after }, around);
}

function changed(
  { before, after, renamed }: { before: Subject; after: Subject; renamed?: Pair['renamed'] },
  { follows, meetings }: Around,
): ObjectChange | undefined {
  const isKubernetes = after.target === 'kubernetes';
  const older = renamed === undefined ? before.object : underNewName({ before, after });
  const found = isKubernetes
    ? differences(
        asKept(older),
        asKept(after.object),
        sameToKubernetes(after.object),
        orderedInKubernetes(after.object),
      )
    : differences(older, after.object, sameToDocker, orderedInDocker(after.target));
  const rolledBy = found.length === 0 && after.kind === 'services' ? follows.ofUnchanged(after) : undefined;
  if (found.length === 0 && renamed === undefined && rolledBy === undefined) return undefined;
  const causes = found.map((difference) => follows.of(after, difference));
  const fields = onceEach(found.map((difference, index) => fieldOf(after, difference, causes[index])));
  // Another name of the same thing opens nothing, and another order neither.
  const own = found.filter(({ isOrder }, index) => causes[index] === undefined && isOrder !== true);
  const given = {
    kind: after.kind,
    name: after.name,
    before: older,
    after: after.object,
    differences: own,
  };
  // With keys behind those of a spread, Node 20 makes a new shape of object for each.
  return Object.assign(about(after), {
    renamedFrom: renamed === undefined ? undefined : labelOf(before),
    effects: effectsOf({ before, after, renamed }, found, rolledBy),
    fields:
      rolledBy === undefined
        ? fields
        : [{ path: 'configs', follows: rolledBy, location: after.source?.locate('') }],
    security: [
      ...securityOf(after.target, given),
      ...judgeMeetings(own, {
        earlier: () => meetings.before(before),
        later: () => meetings.after(after),
      }),
    ].map((judgement) => placed(judgement, after)),
  });
}

/** Two names that change places in one list are one change. */
function onceEach(fields: readonly FieldChange[]): readonly FieldChange[] {
  const known = new Set<string>();
  return fields.filter(({ path, follows }) => {
    if (follows === undefined) return true;
    const key = `${path}\0${follows}`;
    const isNew = !known.has(key);
    known.add(key);
    return isNew;
  });
}

function effectsOf(
  { before, after, renamed }: { before: Subject; after: Subject; renamed?: Pair['renamed'] },
  found: readonly Difference[],
  rolledBy: string | undefined,
): readonly Effect[] {
  const isKubernetes = after.target === 'kubernetes';
  if (renamed === 'name') return isKubernetes ? renamedObject(before) : renamedPart(before);
  if (renamed === 'content')
    return after.kind === 'Job'
      ? [{ impact: 'new', because: 'it runs again, under the name of its new content' }]
      : [
          {
            impact: 'in-place',
            because: 'it is written beside the old one, under the name of its new content',
          },
        ];
  if (isKubernetes) return changedObject(before, after, found);
  const roll: Difference = { steps: [{ key: 'configs' }], before: '', after: '' };
  // A config of a swarm never changes: another one takes its place.
  if (after.target === 'swarm' && (after.kind === 'configs' || after.kind === 'secrets'))
    return [
      { impact: 'in-place', because: 'it is written beside the old one, under the name of its new content' },
    ];
  return changedPart(before, after, rolledBy === undefined ? found : [roll]);
}

function changedFile(before: Subject, after: Subject): ObjectChange | undefined {
  const [was, is] = [before.content, after.content];
  if (was === is || (Buffer.isBuffer(was) && Buffer.isBuffer(is) && was.equals(is))) return undefined;
  const hunks = shownLines(was, is);
  const size = (content: typeof was) => `${content?.length ?? 0} bytes`;
  const field: FieldChange = {
    path: after.name,
    ...(hunks === undefined ? { before: size(was), after: size(is) } : { hunks }),
    location: after.source?.locate(''),
  };
  return {
    ...about(after),
    effects: [{ impact: 'in-place', because: 'whoever reads it is started again' }],
    fields: [field],
    security: judgeProxy(before, after).map((judgement) => placed(judgement, after)),
  };
}

/** The configuration of a proxy may take the place of another program's. */
function madeFile(subject: Subject, before: ProxyFile | undefined): ObjectChange {
  const found = before === undefined ? [] : judgeProxy(before, subject);
  return { ...made(subject), security: found.map((judgement) => placed(judgement, subject)) };
}

function made(subject: Subject): ObjectChange {
  const { target, kind, name, object } = subject;
  const added = Object.entries(object).map(([key, after]) => ({
    steps: [{ key }],
    before: undefined,
    after,
  }));
  const found = securityOf(target, { kind, name, after: object, differences: added });
  return {
    ...about(subject),
    effects: [{ impact: 'new' }],
    fields: [],
    security: found.map((judgement) => placed(judgement, subject)),
  };
}

function gone(subject: Subject): ObjectChange {
  const { target, kind, name, object } = subject;
  const removed = Object.entries(object).map(([key, before]) => ({
    steps: [{ key }],
    before,
    after: undefined,
  }));
  const found = securityOf(target, { kind, name, before: object, differences: removed });
  const effects: readonly Effect[] =
    kind === 'file'
      ? [{ impact: 'in-place', because: 'it is deleted' }]
      : target === 'kubernetes'
        ? goneObject(subject)
        : gonePart(subject);
  return {
    ...about(subject),
    effects,
    fields: [],
    security: found.map((judgement) => placed(judgement, subject)),
  };
}

function about(subject: Subject) {
  const { target, namespace, file, source, project = '' } = subject;
  return {
    target,
    object: labelOf(subject),
    namespace,
    part: project === '' ? undefined : project.slice(0, -1),
    file,
    construct: source?.path,
    location: source?.locate(''),
  };
}

/** What of a Secret is shown: nothing. */
function hiddenIf(value: unknown): string | undefined {
  return value === undefined ? undefined : '…';
}

function fieldOf(subject: Subject, { steps, before, after }: Difference, follows?: string): FieldChange {
  const path = pathOf(steps);
  const location = locate(subject, steps);
  const pointer = after === undefined ? undefined : pointerOf(steps);
  if (follows !== undefined) {
    const isEntry = before === undefined || after === undefined;
    return { path: isEntry ? pathOf(steps.slice(0, -1)) : path, follows, location };
  }
  if (subject.kind === 'Secret' && /^(?:data|stringData)$/.test(steps[0]?.key ?? ''))
    return { path, pointer, before: hiddenIf(before), after: hiddenIf(after), location };
  const hunks = shownLines(before, after);
  if (hunks !== undefined) return { path, pointer, hunks, location };
  const [was, is] = shownValues(nameOf(steps), before, after);
  return { path, pointer, before: was, after: is, location };
}

/** What a value is called, which may promise a secret: `value` by the entry that it is of. */
function nameOf(steps: readonly Step[]): string {
  const [last, before] = [steps.at(-1), steps.at(-2)];
  return (last?.key === 'value' ? before?.key : last?.key) ?? '';
}

function locate(subject: Subject, steps: readonly Step[]): FieldChange['location'] {
  return subject.source?.locate(pointerOf(steps));
}

function placed(
  { verdict, message, steps }: ReturnType<typeof securityOf>[number],
  subject: Subject,
): SecurityChange {
  return { verdict, message, location: locate(subject, steps) };
}
