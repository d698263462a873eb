import { rowOf } from '../../model/read-json';
/** What the decoder of a Kubernetes quantity takes: `250m`, `1.5`, `128Mi`, `1e3`, with space around it. */
export const quantityPattern =
  '^\\s*(?=\\S)[+-]?[0-9]*(?:\\.[0-9]*)?(?:[KMGTPE]i|[numkMGTPE]|[eE][+-]?[0-9]+)?\\s*$';

/** A time of RFC 3339, as lenient as Go's reader. */
export const timePattern =
  '^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{1,2}:[0-9]{2}:[0-9]{2}(?:[.,][0-9]+)?(?:Z|[+-][0-9]{2}:[0-9]{2})$';

/**
 * Bytes in standard base64 with padding; line breaks may stand anywhere. A request of more than 3 MiB is refused by the
 * server. Nothing is read greedily that may be long, since an engine remembers each step of it: it gives up by throwing.
 */
const breaks = '(?:(?![\\r\\n])|[\\r\\n]+)';
const sextet = `[A-Za-z0-9+/]${breaks}`;
const padding = `=${breaks}`;
export const base64Pattern =
  `^(?=[^]{0,3145728}$)${breaks}(?:${sextet.repeat(4)})*?` +
  `(?:${sextet.repeat(2)}${padding.repeat(2)}|${sextet.repeat(3)}${padding})?$`;

/** A share of a number, such as `25%`. */
export const percentPattern = '^[0-9]+%$';

const label = '[a-z0-9](?:[-a-z0-9]*[a-z0-9])?';
const domain = `${label}(?:\\.${label})*`;
const word = '[A-Za-z0-9](?:[-_.A-Za-z0-9]{0,61}[A-Za-z0-9])?';
/** No segment of a path leads up. */
const noStepUp = '(?!(?:[^]*/)?\\.\\.(?:/|$))';

/** A DNS label, a DNS subdomain, and one of two parts at least. */
export const labelPattern = `^(?=.{1,63}$)${label}$`;
export const subdomainPattern = `^(?=.{1,253}$)${domain}$`;
export const domainPattern = `^(?=.{1,253}$)${label}(?:\\.${label})+$`;
/** The key of a label: `app`, `kubernetes.io/os`; and its value, which may be empty. */
export const qualifiedPattern = `^(?:(?=[^/]{1,253}/)${domain}/)?${word}$`;
export const labelValuePattern = `^(?:${word})?$`;
/** The name of a provisioner, in any case. */
export const provisionerPattern = `^(?:(?=[^/]{1,253}/)${domain.replaceAll('a-z', 'A-Za-z')}/)?${word}$`;
/** The name of a CSI driver, in any case. */
export const driverPattern = `^(?=.{1,63}$)${domain.replaceAll('a-z', 'A-Za-z')}$`;
/** A port's name as IANA registers services. */
export const portNamePattern = `^(?=.{1,15}$)(?=[^a-z]*[a-z])(?!.*--)${label}$`;
/** One part of a path in the API of the server. */
export const segmentPattern = '^(?!\\.{1,2}$)[^/%]+$';
/** A domain, and a path below it: `example.com/controller`. */
export const controllerPattern = `^(?=.{1,250}$)${domain}/[-A-Za-z0-9/._~%!$&'()*+,;=:]+$`;
/** The name of a host elsewhere, which may end in a dot. */
export const externalNamePattern = `^(?=.{1,254}$)${domain}\\.?$`;
/** A domain that DNS looks in; the root, and names with `_`, are some. */
export const searchPattern =
  '^(?=.{1,254}$)(?:\\.|[a-z0-9_](?:[-_a-z0-9]*[a-z0-9_])?(?:\\.[a-z0-9_](?:[-_a-z0-9]*[a-z0-9_])?)*\\.?)$';
/** A setting of the kernel: `net.ipv4.tcp_syncookies`, with `.` or `/`. */
export const sysctlPattern =
  '^(?=.{1,253}$)(?:[a-z0-9](?:[-_a-z0-9]*[a-z0-9])?[./])*[a-z0-9](?:[-_a-z0-9]*[a-z0-9])?$';
export const iscsiPattern = '^(?:iqn|eui|naa)';

/** A kind of object, and what an expression may call a value. */
export const kindPattern = '^(?=.{1,63}$)[A-Za-z](?:[-A-Za-z0-9]*[A-Za-z0-9])?$';
export const identifierPattern = '^[_A-Za-z][_A-Za-z0-9]*$';
/** What the server knows by name; all others come with a domain. */
export const limitTypePattern = `^(?:Container|Pod|PersistentVolumeClaim|(?=[^/]{1,253}/)${domain}/${word})$`;
export const finalizerPattern = `^(?:kubernetes|(?=[^/]{1,253}/)${domain}/${word})$`;
/** A path that somebody asks for, or all. */
export const requestPathPattern = '^(?:\\*|/[^]*)$';

/** Namespaces, or all of them; accounts, or all. */
export const namespacesPattern = `^(?:\\*|(?=.{1,63}$)${label})$`;
export const accountsPattern = `^(?:\\*|(?=.{1,253}$)${domain})$`;

/** Paths: from the root; without `..`; further down from where one stands; and one that no `..` begins. */
export const absolutePathPattern = '^/';
export const stepFreePattern = `^${noStepUp}`;
export const descendingPathPattern = `^(?!/)${noStepUp}`;
export const targetPathPattern = `^(?!/)(?!\\.\\.)${noStepUp}`;

/**
 * An address and a block of addresses, of either family. Numbers may begin with zeros, for what is in the cluster may be
 * older than the server; what only looks like IPv6 is taken.
 */
const number = '0*(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)';
const ipv4 = `${number}(?:\\.${number}){3}`;
const ipv6 = `(?=[^]*:[^]*:)[0-9A-Fa-f:]+(?:${ipv4})?`;
export const addressPattern = `^(?:${ipv4}|${ipv6})$`;
export const cidrPattern = `^(?:${ipv4}/0*(?:3[0-2]|[12]?\\d)|${ipv6}/0*(?:12[0-8]|1[01]\\d|\\d?\\d))$`;

/**
 * A span of time as Go reads it, and with days and weeks, as docker compose does; what a variable stands for is known to
 * nobody here. No span that anybody means is longer than a line.
 */
const spanOf = (units: string): string =>
  `^(?:[^$]*\\$[^]*|(?=.{1,255}$)[+-]?(?:0|(?:(?:\\d+(?:\\.\\d*)?|\\.\\d+)(?:${units}))+))$`;
export const stackDurationPattern = spanOf('ns|us|\\u00b5s|\\u03bcs|ms|s|m|h');
export const composeDurationPattern = spanOf('ns|us|\\u00b5s|\\u03bcs|ms|s|m|h|d|w');

/**
 * What to say of a string that does not match. The string itself is never repeated: it may be a secret.
 * The patterns of Compose are those of its schema, and a test knows when they change.
 */
const expectations: Readonly<Record<string, string>> = {
  [quantityPattern]: 'an amount such as "250m", "1.5" or "128Mi"',
  [timePattern]: 'a time such as "2026-01-31T12:00:00Z"',
  [base64Pattern]: 'base64, 3 MiB at most',
  [percentPattern]: 'a whole number or a percentage such as "25%"',
  [labelPattern]: 'lower-case letters, digits and "-" inside, 63 at most',
  [subdomainPattern]: 'lower-case letters, digits, "-" and "." inside, 253 at most',
  [domainPattern]: 'a domain such as "example.com"',
  [qualifiedPattern]:
    'a name such as "app" or "example.com/app": letters, digits, "-", "_" and "." inside, 63 at most',
  [labelValuePattern]: 'letters, digits, "-", "_" and "." inside, 63 at most',
  [provisionerPattern]: 'a name such as "ebs.csi.aws.com" or "example.com/disk"',
  [driverPattern]: 'a domain such as "ebs.csi.aws.com", 63 at most',
  [portNamePattern]:
    'the number of a port, or its name: lower-case letters, digits and single "-", 15 at most',
  [segmentPattern]: 'text without "/" and "%"',
  [controllerPattern]: 'a domain and a path such as "example.com/controller"',
  [externalNamePattern]: 'the name of a host, in lower case',
  [searchPattern]: 'a domain, in lower case',
  [sysctlPattern]: 'a setting such as "net.ipv4.tcp_syncookies"',
  [iscsiPattern]: 'a name that begins with "iqn", "eui" or "naa"',
  [kindPattern]: 'a kind such as "ConfigMap"',
  [identifierPattern]: 'letters, digits and "_", no digit first',
  [limitTypePattern]: '"Container", "Pod" or "PersistentVolumeClaim", or a name with a domain before it',
  [finalizerPattern]: '"kubernetes", or a name with a domain before it such as "example.com/cleanup"',
  [requestPathPattern]: 'a path that begins with "/", or "*"',
  [namespacesPattern]: 'the name of a namespace, or "*"',
  [accountsPattern]: 'the name of a ServiceAccount, or "*"',
  [absolutePathPattern]: 'an absolute path',
  [stepFreePattern]: 'a path without ".."',
  [descendingPathPattern]: 'a relative path without ".."',
  [targetPathPattern]: 'a relative path without "..", which nothing that begins with ".." begins',
  [addressPattern]: 'an address such as "10.0.0.1" or "2001:db8::1"',
  [cidrPattern]: 'a block of addresses such as "10.0.0.0/8" or "2001:db8::/32"',
  [stackDurationPattern]: 'a span of time such as "500ms", "10s" or "1m30s"',
  [composeDurationPattern]: 'a span of time such as "500ms", "10s" or "1m30s"',
  '^(?:all)$': '"all" or a list of devices',
  '[a-zA-Z0-9][a-zA-Z0-9_.-]+': 'a name of at least two letters, digits, "_", "." or "-"',
  'always|never|build|if_not_present|missing|refresh|daily|weekly|every_([0-9]+[wdhms])+':
    '"always", "never", "missing", "build", "daily", "weekly" or "every_" and a time span',
};

/** The patterns that have a sentence of their own. */
export const explainedPatterns: readonly string[] = Object.keys(expectations);

export function expectationOf(pattern: string): string {
  return rowOf(expectations, pattern.replace(/^\^\$\|/, '')) ?? `text that matches ${pattern}`;
}
