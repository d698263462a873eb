import { pointerTo, stepsOf } from '../../../diagnostics/json-pointer';
import { listIn, objectIn } from '../../../model/read-json';
import type { Workload } from '../../../model/workload';
import { meshOn } from '../../../passes/isolation';
import type { Place } from '../explanation';
import type { Written } from '../output';
import type { Meant } from '../ways';
import { matching, type Reader, type Reading, spaceOf } from './reader';
import { type Sample, samplesOf } from './sample';

/** The policy of a proxy that lets a way in, the network by which it gets there, and where the caller's proxy leads. */
export const proxies: Reader = (way, reading) => {
  const { to, from, external, port } = way;
  if (external !== undefined && from !== undefined) return leaving(from, external, reading);
  if (to === undefined || port === undefined) return [];
  // Whoever is in no mesh has no proxy.
  if (from !== undefined && meshOn(to, 'compose') === undefined)
    return shared(to.name, `${from.name}.proxy`, reading);
  const door = `${port}.${to.name}.mesh`;
  const caller = from === undefined ? gateOf('ingress', reading) : identityOf(from, reading);
  const brings = from === undefined ? `${reading.mesh.name}.ingress` : `${from.name}.proxy`;
  return [
    ...letIn(reading.output.proxy(to.name), door, caller, way),
    ...shared(`${to.name}.proxy`, brings, reading),
    ...leading(reading.output.proxy(from?.name ?? `${reading.mesh.name}.ingress`), door),
  ];
};

function trustDomainOf({ mesh }: Reading): string {
  return mesh.trustDomain ?? 'cluster.local';
}

function identityOf(workload: Workload, reading: Reading): string {
  const whole = workload.mesh?.versionOf ?? workload;
  return `spiffe://${trustDomainOf(reading)}/ns/${spaceOf(whole)}/sa/${whole.name}`;
}

function gateOf(gate: 'ingress' | 'egress', reading: Reading): string {
  const { chart, name } = reading.mesh;
  return `spiffe://${trustDomainOf(reading)}/ns/${chart.namespace ?? 'default'}/sa/${name}.${gate}`;
}

/** Through the one proxy that leaves the project. */
function leaving(
  from: Workload,
  { host, port }: NonNullable<Meant['external']>,
  reading: Reading,
): readonly Place[] {
  const door = `${String(port.compose ?? '')}.${String(host.compose ?? '')}`;
  const gate = `${reading.mesh.name}.egress`;
  return [
    ...letIn(reading.output.proxy(gate), door, identityOf(from, reading), {}),
    ...shared(gate, `${from.name}.proxy`, reading),
    ...leading(reading.output.proxy(from.name), door),
  ];
}

/** What the filters of a door say of whoever has a name. */
function letIn(
  proxy: Written | undefined,
  door: string,
  caller: string,
  way: Pick<Meant, 'http' | 'grpc'>,
): Place[] {
  if (proxy === undefined) return [];
  const chain = chainOf(proxy, door);
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
  const { any, and_rules, or_rules, header, url_path } = objectIn(permission);
  if (any === true) return true;
  if (and_rules !== undefined)
    return listIn(objectIn(and_rules).rules).every((each) => permits(each, sample));
  if (or_rules !== undefined) return listIn(objectIn(or_rules).rules).some((each) => permits(each, sample));
  if (url_path !== undefined) return fits(objectIn(url_path).path, sample.path);
  if (header === undefined) return false;
  const { name, string_match } = objectIn(header);
  const headers: Readonly<Record<string, string | undefined>> = {
    ':method': sample.method,
    ':authority': sample.host,
  };
  return fits(string_match, headers[String(name)] ?? headerOf(String(name), sample));
}

function headerOf(name: string, { headers }: Sample): string | undefined {
  return Object.entries(headers).find(([own]) => own.toLowerCase() === name)?.[1];
}

function fits(match: unknown, text: string | undefined): boolean {
  const { exact, prefix } = objectIn(match);
  if (text === undefined) return false;
  return exact === text || (typeof prefix === 'string' && text.startsWith(prefix));
}

/** Where a proxy knows the way to a door. */
function leading(proxy: Written | undefined, door: string): Place[] {
  if (proxy === undefined) return [];
  const clusters = listIn(objectIn(proxy.object.static_resources).clusters);
  return clusters.flatMap((cluster, index) => {
    const { sni } = objectIn(objectIn(objectIn(cluster).transport_socket).typed_config);
    return sni === door ? [proxy.place('static_resources', 'clusters', index)] : [];
  });
}

/** The networks on which two services meet. */
export function shared(one: string, other: string, { output }: Pick<Reading, 'output'>): Place[] {
  const [first, second] = [output.service(one), output.service(other)];
  if (first === undefined || second === undefined) return [];
  const both = objectIn(second.object.networks);
  return Object.keys(objectIn(first.object.networks))
    .filter((name) => both[name] !== undefined)
    .flatMap((name) => [first.place('networks', name), second.place('networks', name)]);
}
