import type { JsonObject } from '../../model/json';
import { isObject } from '../../model/json';
import { asText, listIn, objectIn } from '../../model/read-json';
import { type Step, shapeOf } from '../compare/difference';
import type { Judged, Judgement } from './judgement';
import { combined, moreOrLess, type Opening, openingsOf } from './openings';

const sections = ['ingress', 'egress'] as const;
type Section = (typeof sections)[number];

/** What it means that a policy says nothing of a direction any more, and that it begins to. */
const free: Readonly<Record<Section, string>> = {
  ingress: 'lets everybody in',
  egress: 'lets its pods call everybody',
};
const bound: Readonly<Record<Section, string>> = {
  ingress: 'lets nobody in but whom it lists',
  egress: 'lets its pods call nobody but whom it lists',
};

/** A policy refuses all but what it lists, in the directions of which it says something. */
export function judgePolicy(judged: Judged): readonly Judgement[] {
  const whole = comeOrGone(judged);
  if (whole !== undefined) return whole;
  const { kind, differences } = judged;
  const [before, after] = [objectIn(judged.before?.spec), objectIn(judged.after?.spec)];
  const isCilium = kind === 'CiliumNetworkPolicy';
  const told = sections.flatMap((section): readonly Judgement[] => {
    const steps = [{ key: 'spec' }, { key: section }];
    if (!differences.some((each) => concerns(each.steps, section))) return [];
    const [was, is] = [before, after].map((spec) =>
      isCilium ? ciliumOpenings(spec, section) : networkOpenings(spec, section),
    );
    if (was === 'all' && is === 'all') return [];
    if (is === 'all')
      return [{ verdict: 'widened', message: free[section], steps: placeOf(differences, section) }];
    if (was === 'all') return [{ verdict: 'narrowed', message: bound[section], steps }];
    return moreOrLess(was, is, 'opens one way more', 'opens one way less', steps);
  });
  const denied = sections.flatMap((section) => {
    const key = `${section}Deny`;
    const steps = [{ key: 'spec' }, { key }];
    if (!differences.some((each) => each.steps[1]?.key === key)) return [];
    const [was, is] = [before, after].map((spec) => openingsOf(spec[key], steps, ciliumChoices));
    return moreOrLess(is, was, 'opens one way more', 'opens one way less', steps);
  });
  return [...told, ...denied, ...elsewhere(judged, /^spec\/(?:podSelector|endpointSelector)/)];
}

/** Istio lets in what a policy of the kind ALLOW lists, and refuses what one of the kind DENY does. */
export function judgeAuthorization(judged: Judged): readonly Judgement[] {
  const whole = comeOrGone(judged);
  if (whole !== undefined) return whole;
  const { before, after, differences } = judged;
  const actionOf = (object: Judged['before']) => asText(objectIn(object?.spec).action ?? 'ALLOW');
  const steps = [{ key: 'spec' }, { key: 'rules' }];
  if (actionOf(before) !== actionOf(after))
    return [
      {
        verdict: 'changed',
        message: `is ${actionOf(after)} instead of ${actionOf(before)}`,
        steps: [{ key: 'spec' }, { key: 'action' }],
      },
    ];
  const told = elsewhere(judged, /^spec\/(?:selector|targetRefs?)/);
  if (!differences.some((each) => shapeOf(each.steps).startsWith('spec/rules'))) return told;
  const [was, is] = [before, after].map((object) =>
    openingsOf(objectIn(object?.spec).rules, steps, requestChoices),
  );
  const [first, second] = actionOf(after) === 'DENY' ? [is, was] : [was, is];
  return [...moreOrLess(first, second, 'opens one way more', 'opens one way less', steps), ...told];
}

function comeOrGone({ before, after }: Judged): readonly Judgement[] | undefined {
  if (after === undefined)
    return [{ verdict: 'widened', message: 'is gone, and what it refused with it', steps: [] }];
  if (before === undefined)
    return [{ verdict: 'narrowed', message: 'refuses what it does not list', steps: [] }];
  return undefined;
}

/** It is about other pods: who is protected now, and who is no more, it does not say. */
function elsewhere({ differences }: Judged, place: RegExp): readonly Judgement[] {
  return differences
    .filter(({ steps }) => place.test(shapeOf(steps)))
    .slice(0, 1)
    .map(({ steps }) => ({ verdict: 'changed', message: 'is about others', steps }));
}

function concerns(steps: readonly Step[], section: Section): boolean {
  const key = steps[1]?.key;
  return key === section || key === 'policyTypes' || key === 'enableDefaultDeny' || key === undefined;
}

/** Where the code stops to speak of a direction. */
function placeOf(differences: Judged['differences'], section: Section): readonly Step[] {
  return differences.find(({ steps }) => concerns(steps, section))?.steps ?? [];
}

type Openings = readonly Opening[] | undefined | 'all';

function networkOpenings(spec: JsonObject, section: Section): Openings {
  const types = listIn(spec.policyTypes);
  const isBound =
    types.length > 0
      ? types.some((type) => asText(type).toLowerCase() === section)
      : section === 'ingress' || listIn(spec.egress).length > 0;
  if (!isBound) return 'all';
  return openingsOf(spec[section], [{ key: 'spec' }, { key: section }], (rule) => [
    listIn(section === 'ingress' ? rule.from : rule.to).map((peer) => [`peer=${JSON.stringify(peer)}`]),
    listIn(rule.ports).map((port) => portNeeds(objectIn(port))),
  ]);
}

function portNeeds({ port, protocol = 'TCP', endPort = port }: JsonObject): readonly string[] {
  return [
    `protocol=${asText(protocol)}`,
    ...(port === undefined ? [] : [`port=${asText(port)}-${asText(endPort)}`]),
  ];
}

function ciliumOpenings(spec: JsonObject, section: Section): Openings {
  const isFree = objectIn(spec.enableDefaultDeny)[section] === false;
  if (isFree || spec[section] === undefined) return 'all';
  return openingsOf(spec[section], [{ key: 'spec' }, { key: section }], ciliumChoices);
}

function ciliumChoices(rule: JsonObject): readonly (readonly (readonly string[])[])[] {
  const peers = Object.entries(rule).filter(([key]) => /^(?:from|to)(?!Ports)/.test(key));
  return [
    peers.flatMap(([key, list]) => listIn(list).map((peer) => [`${key}=${JSON.stringify(peer)}`])),
    listIn(rule.toPorts).flatMap((each) => {
      const { ports, rules } = objectIn(each);
      const requests = Object.entries(objectIn(rules)).flatMap(([key, list]) =>
        listIn(list).map((request) => needsOf(objectIn(request), key)),
      );
      const choices = [listIn(ports).map((port) => portNeeds(objectIn(port))), requests];
      return combined(choices.filter((choice) => choice.length > 0));
    }),
    listIn(rule.authentication).map((each) => [JSON.stringify(each)]),
  ];
}

/** Each field of a request has to hold. */
function needsOf(request: JsonObject, kind: string): readonly string[] {
  return Object.entries(request).map(([key, value]) => `${kind}.${key}=${JSON.stringify(value)}`);
}

function requestChoices({ from, to, when }: JsonObject): readonly (readonly (readonly string[])[])[] {
  return [
    listIn(from).flatMap((each) => alternatives(objectIn(each).source)),
    listIn(to).flatMap((each) => alternatives(objectIn(each).operation)),
    listIn(when).length > 0 ? [listIn(when).map((each) => JSON.stringify(each))] : [],
  ];
}

/** One value of each list has to fit; of a list of what must not be, none may. */
function alternatives(said: unknown): readonly (readonly string[])[] {
  if (!isObject(said)) return [[]];
  const choices = Object.entries(said).map(([key, list]) =>
    key.startsWith('not')
      ? [[`${key}=${JSON.stringify(list)}`]]
      : listIn(list).map((word) => [`${key}=${JSON.stringify(word)}`]),
  );
  return combined(choices.filter((choice) => choice.length > 0));
}
