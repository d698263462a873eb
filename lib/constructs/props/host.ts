import type { PropertyPath } from '../../diagnostics/property-path';
import { isIP, isIPv6 } from '../../model/ip-address';
import { parseMarkers } from '../../model/marker';
import type { Text } from '../../model/reference';
import { isReference } from '../reference';
import { values } from './domain';
import type { Domain } from './shape';
import { nameOf, type PropProblem, rejected, type Shape, showAt, wrongValue } from './shape';
import { text } from './shapes';

/** A host name or an address, and nothing of what stands around it in a URL. */
export const host = narrowed(
  'a host name or an address',
  hostProblem,
  values(['db.acme.dev', '10.0.0.7'], ['2001:db8::1', 'a']),
);

/** A port by its number. */
export const portText = narrowed('a port number', portProblem, values([5432, '8080'], [1, 65535]));

/** A text whose literal parts have to be of a certain form; what a reference becomes is nobody's to know here. */
function narrowed(
  expected: string,
  problemOf: (literal: string, isWhole: boolean, at: PropertyPath) => PropProblem | undefined,
  domain: Domain,
): Shape {
  return {
    expected,
    domain,
    check(value, at, report) {
      const checked = text.check(value, at, report);
      if (checked === rejected || isReference(checked)) return checked;
      const read: Text = parseMarkers(String(checked));
      const literals = typeof read === 'string' ? [read] : read.filter((part) => typeof part === 'string');
      for (const literal of literals) {
        const problem = problemOf(literal, typeof read === 'string', at);
        if (problem === undefined) continue;
        report(problem);
        return rejected;
      }
      return checked;
    },
  };
}

const url = /^([a-z][a-z0-9+.-]*):\/\/(?:[^/@]*@)?(\[[^\]]*\]|[^/:?#]*)(?::(\d+))?/i;
const hostAndPort = /^([^:]+|\[[^\]]*\]):(\d+)$/;

function hostProblem(literal: string, isWhole: boolean, at: PropertyPath): PropProblem | undefined {
  if (isWhole && isIPv6(literal)) return undefined;
  const bare = /^\[(.*)\]$/.exec(literal)?.[1];
  const inUrl = url.exec(literal);
  const joined = hostAndPort.exec(literal);
  if (isWhole && bare !== undefined && isIPv6(bare)) {
    return { ...wrong(literal, at, 'an address is written without brackets'), suggestion: bare };
  }
  if (inUrl !== null) {
    const port = inUrl[3] === undefined ? '' : `, \`port: ${inUrl[3]}\``;
    const fix = `Its scheme is a property of its own, \`scheme: '${inUrl[1]}'\`${port}; a path is given to \`url('/…')\`.`;
    return { ...wrong(literal, at, 'a URL is more than a host'), suggestion: inUrl[2], fix };
  }
  if (joined !== null) {
    const fix = `The port is a property of its own: \`port: ${joined[2]}\`.`;
    return { ...wrong(literal, at, 'a port is no part of a host'), suggestion: joined[1], fix };
  }
  if (literal !== '' && !/[\s/:@?#*[\]]/.test(literal) && !(isWhole && isNoName(literal))) return undefined;
  return wrong(literal, at, 'it has to be a host name or an address');
}

/** Nobody can look it up: a part is missing or has a hyphen at its end, or the numbers are no address. */
function isNoName(literal: string): boolean {
  return /(?:^|\.)[.-]|-(?:\.|$)/.test(literal) || (/(?:^|\.)\d+\.?$/.test(literal) && isIP(literal) === 0);
}

function portProblem(literal: string, isWhole: boolean, at: PropertyPath): PropProblem | undefined {
  const isNumber = /^\d{1,5}$/.test(literal) && Number(literal) >= 1 && Number(literal) <= 65535;
  if (isWhole ? isNumber : /^\d*$/.test(literal)) return undefined;
  return wrong(literal, at, 'it has to be a whole number from 1 to 65535');
}

function wrong(literal: string, at: PropertyPath, why: string): PropProblem {
  return wrongValue(`${nameOf(at)} is ${showAt(literal, at)}, but ${why}.`, at);
}
