import { listIn, objectIn } from '../../model/read-json';
import { policiesIn, testOf } from '../mesh/said/envoy';
import { callerOf, type Grants, needsOf } from './grants';
import { openingsOf } from './openings';

/** What a proxy of Envoy lets through; nothing where that cannot be read. */
export function envoyGrants(text: string): Grants | undefined {
  const proxy = jsonIn(text);
  if (proxy === undefined) return undefined;
  const asked = new Map<string, Map<string, unknown[]>>();
  const tried = new Set<string>();
  for (const listener of listIn(objectIn(objectIn(proxy).static_resources).listeners))
    for (const chain of listIn(objectIn(listener).filter_chains)) {
      const [door] = listIn(objectIn(objectIn(chain).filter_chain_match).server_names);
      if (typeof door !== 'string') continue;
      const callers = asked.get(door) ?? new Map<string, unknown[]>();
      asked.set(door, callers);
      for (const { value, pointer } of policiesIn(chain, '')) {
        if (pointer.includes('/shadow_rules/')) tried.add(door);
        for (const [identity, policy] of Object.entries(objectIn(value))) {
          const caller = callerOf(identity);
          callers.set(caller, [...(callers.get(caller) ?? []), ...listIn(objectIn(policy).permissions)]);
        }
      }
    }
  const openings = (permissions: readonly unknown[]) => openingsOf(permissions, [], choicesOf);
  const permitted = new Map(
    [...asked].map(([door, callers]) => [
      door,
      new Map([...callers].map(([caller, permissions]) => [caller, openings(permissions)])),
    ]),
  );
  return { permitted, tried };
}

/** All of them have to hold. */
function choicesOf(permission: Readonly<Record<string, unknown>>) {
  if (permission.any === true) return [];
  const { and_rules } = permission;
  const all = and_rules === undefined ? [permission] : listIn(objectIn(and_rules).rules);
  return all.map(alternativesOf);
}

/** One of them is enough. */
function alternativesOf(rule: unknown) {
  const { or_rules } = objectIn(rule);
  const any = or_rules === undefined ? [rule] : listIn(objectIn(or_rules).rules);
  return any.map((each) => {
    const test = testOf(each);
    return test === undefined ? [JSON.stringify(each)] : needsOf(test);
  });
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
