import { isIpAddress } from '../../model/ip-address';
import { type Keys, values } from './domain';
import { guarded, nameOf, object, rejected, type Shape, wrongValue } from './shape';
import { either, integer, isNumber, isString, list, matching, otherwise, record } from './shapes';

/** Where names are looked up, beside those of the app itself. */
export interface DnsProps {
  /** IP addresses of servers: Docker asks them for all that it does not know, Kubernetes after its own. Three at most. */
  readonly nameservers?: readonly string[];
  /** Domains that are tried after a name, 32 at most. */
  readonly searches?: readonly string[];
  /** Options of the resolver, as resolv.conf has them: `{ ndots: 2, 'use-vc': true }`. */
  readonly options?: Readonly<Record<string, string | number | true>>;
}

const address = matching(
  "an IP address, such as '10.0.0.53'",
  isIpAddress,
  values(['10.0.0.53', '1.1.1.1'], ['::1', '2001:db8::1', '255.255.255.255']),
);

const label = '[a-z0-9](?:[-a-z0-9]{0,61}[a-z0-9])?';
const domainPattern = new RegExp(`^(?=.{1,253}$)${label}(?:\\.${label})*$`);
const isDomain = (value: string): boolean => domainPattern.test(value);

/** A name of a host, in lower case as Kubernetes wants it. */
const hostNames: Keys = {
  expected: "a host name in lower case, such as 'db.acme.dev'",
  usual: ['db.acme.dev', 'legacy'],
  edge: ['1a', 'a', 'a-b.c-d', 'a'.repeat(63)],
  accepts: isDomain,
};

const search = matching(
  "a domain in lower case, such as 'acme.internal'",
  isDomain,
  values(['acme.internal', 'svc.acme.dev'], ['a', '1.b', 'a'.repeat(63)]),
);

const optionNames: Keys = {
  expected: "an option of resolv.conf, such as 'ndots'",
  usual: ['ndots', 'timeout'],
  edge: ['use-vc', 'single-request-reopen'],
  accepts: (key) => /^[a-z][-a-z0-9]*$/.test(key),
};

const option = either(
  { when: isNumber, shape: integer(0, 100) },
  {
    when: isString,
    shape: matching("a value without spaces, such as '2'", (value) => /^[\w.-]+$/.test(value), values(['2'])),
  },
  { when: otherwise, shape: guarded('a value, or true', (value) => value === true, values([true])) },
);

function atMost(count: number, item: Shape): Shape {
  const all = list(item);
  return {
    ...all,
    check(value, at, report) {
      if (Array.isArray(value) && value.length > count) {
        report(wrongValue(`${nameOf(at)} has ${value.length} items, but ${count} is the most.`, at));
        return rejected;
      }
      return all.check(value, at, report);
    },
  };
}

export const dns = object<DnsProps>(
  {
    nameservers: atMost(3, address),
    searches: atMost(32, search),
    options: record(option, optionNames),
  },
  '{ nameservers?, searches?, options? }',
);

/** The address of a host, or `host-gateway`: the machine that Docker runs on. */
export const hostAliases = record(
  matching(
    "an IP address, such as '10.0.0.5', or 'host-gateway'",
    (value) => value === 'host-gateway' || isIpAddress(value),
    values(['10.0.0.5', 'host-gateway'], ['::1', '2001:db8::1']),
  ),
  hostNames,
);

export const hostname = matching(
  'a name of lower-case letters, digits and `-`, with a letter or digit at both ends, 63 characters at most',
  (value) => new RegExp(`^${label}$`).test(value),
  values(['web', 'db-1'], ['1', 'a'.repeat(63)]),
);
