import { asText, listIn, objectIn } from '../../../model/read-json';
import type { Workload } from '../../../model/workload';
import { NotReadable } from '../../../validation/regex/faults';
import { matcherOf } from '../../../validation/regex/matcher';
import type { Place } from '../explanation';
import type { Meant } from '../ways';
import {
  about,
  byLabel,
  hasLabels,
  matching,
  peersOf,
  type Reader,
  type Reading,
  spaceOf,
  specOf,
} from './reader';
import { type Sample, samplesOf } from './sample';

const spaceLabel = 'k8s:io.kubernetes.pod.namespace';

/** What CiliumNetworkPolicies let through: who lets in, and who lets out. */
export const ciliumPolicies: Reader = (way, reading) => [
  ...rulesOf('ingress', way.to, way, reading),
  ...rulesOf('egress', way.from, way, reading),
];

type Side = 'ingress' | 'egress';

function rulesOf(side: Side, own: Workload | undefined, way: Meant, reading: Reading): Place[] {
  if (own === undefined) return [];
  const other = side === 'ingress' ? way.from : way.to;
  const by = other && byLabel((rule) => endpointsOf(rule, side), other);
  return policiesOf(own, reading).flatMap((policy) => {
    const rules = specOf(policy)[side];
    const fits = (rule: unknown) => isFor(objectIn(rule), side, own, way, reading);
    const steps = matching(rules, fits, by).flatMap((index) =>
      atPorts(listIn(rules)[index], way).map((more) => [index, ...more]),
    );
    return steps.map((each) => policy.place('spec', side, ...each));
  });
}

function policiesOf(workload: Workload, { output }: Reading) {
  return about(output.ofKind('CiliumNetworkPolicy'), 'endpointSelector', workload);
}

/** Without their namespace, which is a label among the others here. */
function endpointsOf(rule: unknown, side: Side): readonly unknown[] {
  const { fromEndpoints, toEndpoints } = objectIn(rule);
  return listIn(side === 'ingress' ? fromEndpoints : toEndpoints).map((endpoint) => {
    const { [spaceLabel]: _, ...matchLabels } = objectIn(objectIn(endpoint).matchLabels);
    return { matchLabels };
  });
}

/** Where in a rule the port is opened, and the requests where it is opened for some. */
function atPorts(rule: unknown, way: Meant): (string | number)[][] {
  const { toPorts } = objectIn(rule);
  if (toPorts === undefined) return [[]];
  const isOpened = (each: unknown) =>
    way.port === undefined ||
    listIn(objectIn(each).ports).some((port) => {
      const listed = objectIn(port);
      return listed.port === String(way.port) && asText(listed.protocol).toLowerCase() === way.protocol;
    });
  return matching(toPorts, isOpened).flatMap((index) => {
    const { http } = objectIn(objectIn(listIn(toPorts)[index]).rules);
    const opened = ['toPorts', index];
    if (http === undefined) return [opened];
    const samples = samplesOf(way);
    const isAsked = (each: unknown) => samples.some((sample) => fits(objectIn(each), sample));
    return matching(http, isAsked).map((at) => [...opened, 'rules', 'http', at]);
  });
}

function fits(
  { method, path, host, headerMatches }: Readonly<Record<string, unknown>>,
  sample: Sample,
): boolean {
  return (
    fitsWhole(method, sample.method) &&
    fitsWhole(path, sample.path) &&
    (host === undefined || (sample.host !== undefined && fitsWhole(host, sample.host))) &&
    listIn(headerMatches).every((each) => {
      const { name, value } = objectIn(each);
      return sample.headers[asText(name)] === value;
    })
  );
}

/** A pattern may be anybody's: one that is none fits nothing. */
function fitsWhole(pattern: unknown, text: string): boolean {
  if (pattern === undefined) return true;
  const matcher = matcherOf(`^(?:${asText(pattern)})$`);
  return !(matcher instanceof NotReadable) && matcher.finds(text) === true;
}

function isFor(
  rule: Readonly<Record<string, unknown>>,
  side: Side,
  own: Workload,
  way: Meant,
  reading: Reading,
): boolean {
  const { external, peer } = way;
  if (external !== undefined) return isOutside(rule, external);
  if (peer === 'everybody') return listIn(rule.fromEntities).includes('all');
  if (peer === 'gateway' && listIn(rule.fromEntities).includes('ingress')) return true;
  const endpoints = listIn(side === 'ingress' ? rule.fromEndpoints : rule.toEndpoints);
  const other = side === 'ingress' ? way.from : way.to;
  if (other !== undefined) return endpoints.some((each) => isPods(each, other, own));
  return peersOf(way, reading).some((each) =>
    'cidr' in each
      ? listIn(rule.fromCIDR).includes(each.cidr)
      : endpoints.some((endpoint) => {
          const labels = objectIn(objectIn(endpoint).matchLabels);
          const wanted = Object.entries(each.labels ?? {});
          return (
            labels[spaceLabel] === each.namespace &&
            Object.keys(labels).length === wanted.length + 1 &&
            wanted.every(([name, value]) => labels[name] === value)
          );
        }),
  );
}

function isPods(endpoint: unknown, workload: Workload, beside: Workload): boolean {
  const { [spaceLabel]: space = spaceOf(beside), ...matchLabels } = objectIn(objectIn(endpoint).matchLabels);
  return space === spaceOf(workload) && hasLabels({ matchLabels }, workload);
}

function isOutside(
  { toCIDR, toFQDNs, toEntities }: Readonly<Record<string, unknown>>,
  { addresses, host }: NonNullable<Meant['external']>,
): boolean {
  const said = host.kubernetes;
  if (addresses !== undefined) return addresses.some((each) => listIn(toCIDR).includes(each));
  if (typeof said !== 'string') return listIn(toEntities).includes('world');
  return (
    listIn(toFQDNs).some((each) => objectIn(each).matchName === said) ||
    listIn(toCIDR).some((each) => asText(each).startsWith(`${said}/`))
  );
}

/** The ports at which who reads metrics is let in to a member. */
export function monitoredByCilium(member: Workload, reading: Reading): Meant[] {
  const way: Meant = { peer: 'monitoring', protocol: 'tcp', may: 'anything', to: member };
  return policiesOf(member, reading)
    .flatMap((policy) => listIn(specOf(policy).ingress))
    .filter((rule) => isFor(objectIn(rule), 'ingress', member, way, reading))
    .flatMap((rule) => listIn(objectIn(rule).toPorts))
    .flatMap((each) => listIn(objectIn(each).ports))
    .map((port) => ({ ...way, port: Number(asText(objectIn(port).port)) }));
}
