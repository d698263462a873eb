import { pointerTo, stepsOf } from '../../../diagnostics/json-pointer';
import { asText, listIn, objectIn, rowOf } from '../../../model/read-json';
import type { Place } from '../explanation';
import type { Written } from '../output';
import type { Meant } from '../ways';
import { type ProxyDoor, proxiesWith } from './proxies';
import { matching } from './reader';
import { fits, type RequestTest } from './request-test';
import { type Sample, samplesOf } from './sample';

/** What proxies of Envoy say. */
export const envoyProxies = proxiesWith({ letIn, leading });

/** By which a proxy tells its doors apart. */
function nameOf({ kind, host, port }: ProxyDoor): string {
  return kind === 'door' ? `${port}.${host}.mesh` : `${port}.${host}`;
}

/** What the filters of a door say of whoever has a name. */
function letIn(proxy: Written, door: ProxyDoor, caller: string, way: Pick<Meant, 'http' | 'grpc'>): Place[] {
  const chain = chainOf(proxy, nameOf(door));
  if (chain === undefined) return [];
  return [...policiesIn(chain.value, chain.pointer)].flatMap(({ value, pointer }) => {
    const policy = objectIn(objectIn(value)[caller]);
    const samples = samplesOf(way);
    const isPermitted = (permission: unknown) =>
      objectIn(permission).any === true || samples.some((sample) => permits(permission, sample));
    return matching(policy.permissions, isPermitted).map((index) =>
      proxy.place(...stepsOf(pointerTo(pointer, caller, 'permissions', index))),
    );
  });
}

interface At {
  readonly value: unknown;
  readonly pointer: string;
}

function chainOf({ object }: Written, door: string): At | undefined {
  const listeners = listIn(objectIn(object.static_resources).listeners);
  for (const [index, listener] of listeners.entries()) {
    for (const [at, value] of listIn(objectIn(listener).filter_chains).entries()) {
      const { server_names } = objectIn(objectIn(value).filter_chain_match);
      if (listIn(server_names).includes(door))
        return {
          value,
          pointer: pointerTo('', 'static_resources', 'listeners', index, 'filter_chains', at),
        };
    }
  }
  return undefined;
}

/** Those of a chain itself, and those of the manager of HTTP in it. */
export function* policiesIn(chain: unknown, within: string, word = 'filters'): Generator<At> {
  for (const [index, filter] of listIn(objectIn(chain)[word]).entries()) {
    const config = objectIn(objectIn(filter).typed_config);
    const pointer = pointerTo(within, word, index, 'typed_config');
    // What is only tried says the same.
    const rules = config.rules === undefined ? 'shadow_rules' : 'rules';
    const { policies } = objectIn(config[rules]);
    if (policies !== undefined) yield { value: policies, pointer: pointerTo(pointer, rules, 'policies') };
    if (config.http_filters !== undefined) yield* policiesIn(config, pointer, 'http_filters');
  }
}

function permits(permission: unknown, sample: Sample): boolean {
  const { any, and_rules, or_rules } = objectIn(permission);
  if (any === true) return true;
  if (and_rules !== undefined)
    return listIn(objectIn(and_rules).rules).every((each) => permits(each, sample));
  if (or_rules !== undefined) return listIn(objectIn(or_rules).rules).some((each) => permits(each, sample));
  const test = testOf(permission);
  return test !== undefined && fits(test, sample);
}

const pseudoHeaders = { ':method': 'method', ':authority': 'host' };

/** What a permission asks of a request; nothing, where it is no single test that we write. */
export function testOf(permission: unknown): RequestTest | undefined {
  const { header, url_path } = objectIn(permission);
  if (url_path !== undefined) return matched('path', objectIn(url_path).path);
  if (header === undefined) return undefined;
  const { name, string_match } = objectIn(header);
  const own = asText(name);
  return matched(rowOf(pseudoHeaders, own) ?? `header ${own}`, string_match);
}

function matched(of: string, match: unknown): RequestTest | undefined {
  const { exact, prefix } = objectIn(match);
  if (typeof exact === 'string') return { of, is: 'exact', text: exact };
  return typeof prefix === 'string' ? { of, is: 'prefix', text: prefix } : undefined;
}

/** Where a proxy knows the way to a door. */
function leading(proxy: Written, door: ProxyDoor): Place[] {
  const clusters = listIn(objectIn(proxy.object.static_resources).clusters);
  return clusters.flatMap((cluster, index) => {
    const { sni } = objectIn(objectIn(objectIn(cluster).transport_socket).typed_config);
    return sni === nameOf(door) ? [proxy.place('static_resources', 'clusters', index)] : [];
  });
}
