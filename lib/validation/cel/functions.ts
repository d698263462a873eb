import type { Type } from './types';

const split = (text: string): readonly string[] => text.split(' ');

/** What stands alone before its arguments, in any version of Kubernetes. */
const globals = new Set(
  split(
    'size string int uint double bool bytes duration timestamp dyn type matches url isURL quantity isQuantity ip isIP cidr isCIDR semver isSemver contains startsWith endsWith getDate',
  ),
);

/** What stands behind a value. */
const members = new Set([
  ...split(
    'contains endsWith matches size startsWith getDate getDayOfMonth getDayOfWeek getDayOfYear getFullYear',
  ),
  ...split(
    'getHours getMilliseconds getMinutes getMonth getSeconds charAt indexOf join lastIndexOf lowerAscii',
  ),
  ...split('replace split substring trim upperAscii reverse quote format isSorted sum min max find findAll'),
  ...split(
    'getScheme getHost getHostname getPort getEscapedPath getQuery allowed reason error errored check',
  ),
  ...split('resource group subresource namespace name verb path serviceAccount fieldSelector labelSelector'),
  ...split('isGreaterThan isLessThan compareTo add sub asInteger asApproximateFloat isInteger sign family'),
  ...split('isUnspecified isLoopback isLinkLocalMulticast isLinkLocalUnicast isGlobalUnicast containsIP'),
  ...split(
    'containsCIDR ip masked prefixLength validate major minor patch value hasValue orValue or first last',
  ),
  ...split('flatten distinct range slice sort sortBy isCanonical string includes'),
]);

/** What begins the name of a function. */
export const namespaces: ReadonlySet<string> = new Set(
  split(
    'optional sets ip cidr format jsonpatch strings lists google url semver quantity regex Object JSONPatch',
  ),
);

export const typeNames: ReadonlySet<string> = new Set(
  split('bool int uint double string bytes list map null_type type optional_type'),
);

const results: Readonly<Record<string, Type>> = Object.fromEntries<Type>([
  ...split(
    'contains endsWith matches startsWith isSorted isURL isIP isCIDR isQuantity isSemver isGreaterThan',
  ).map((name): [string, Type] => [name, 'bool']),
  ...split('isLessThan isInteger hasValue').map((name): [string, Type] => [name, 'bool']),
  ...split('string lowerAscii upperAscii trim replace substring charAt join').map((name): [string, Type] => [
    name,
    'string',
  ]),
  ...split('size int indexOf lastIndexOf compareTo').map((name): [string, Type] => [name, 'int']),
  ['double', 'double'],
  ['uint', 'uint'],
  ['bool', 'bool'],
  ['duration', 'duration'],
  ['timestamp', 'timestamp'],
]);

export function isFunction(name: string, isMember: boolean): boolean {
  return isMember ? members.has(name) : globals.has(name);
}

export function resultOf(name: string): Type {
  return Object.hasOwn(results, name) ? (results[name] ?? 'any') : 'any';
}
