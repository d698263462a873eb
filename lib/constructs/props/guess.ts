import { nearest } from '../../diagnostics/did-you-mean';
import { isPlainObject } from '../../model/json';
import { modelOf } from '../tree/model-of';
import type { Meant } from './meant';

/** Code for a text that was given; what is long, or hard to quote, stands for itself. */
export function quoted(text: string): string {
  return text.length <= 40 && /^[^'\\\p{Cc}]*$/u.test(text) ? `'${text}'` : "'…'";
}

const plainNumber = /^\s*(\d{1,10})\s*%?\s*$/;

/** `'8080'`, `'70%'`: what was read from a variable or a form. */
export function asNumber(value: unknown): Meant | undefined {
  if (typeof value === 'number' && Number.isNaN(value)) return lostNumber;
  const count = typeof value === 'string' ? plainNumber.exec(value)?.[1] : undefined;
  return count === undefined ? undefined : { fix: `Write it as a number, without quotes: ${count}.` };
}

const lostNumber: Meant = {
  fix: 'NaN is what a text becomes that is no number, or a value that is not there.',
};

const published = /^(?:\[?[\w.:]*\]?:)?(\d{1,5}):(\d{1,5})(?:\/\w+)?$/;
const withProtocol = /^(\d{1,5})\/(tcp|udp|sctp)$/i;

/** Also as Docker writes ports: `'8080:80'`, `'53/udp'`. */
export function asPort(value: unknown): Meant | undefined {
  if (typeof value !== 'string') return asNumber(value);
  const [, outside, inside] = published.exec(value) ?? [];
  if (outside !== undefined) {
    return {
      fix: `The container's port is ${inside}; \`publish: { port: ${outside}, to: ${inside} }\` opens it.`,
    };
  }
  const [, port, protocol] = withProtocol.exec(value) ?? [];
  if (protocol === undefined) return asNumber(value);
  return {
    fix: `One of \`ports\` says the protocol: \`{ port: ${port}, protocol: '${protocol.toLowerCase()}' }\`.`,
  };
}

/** `'true'`, `'no'`, 1. */
export function asBoolean(value: unknown): Meant | undefined {
  const isYes = /^(?:true|yes|on|1)$/i.test(String(isScalar(value) ? value : ''));
  const isNo = /^(?:false|no|off|0)$/i.test(String(isScalar(value) ? value : ''));
  return isYes || isNo ? { fix: `Write it without quotes: ${isYes}.` } : undefined;
}

function isScalar(value: unknown): value is string | number {
  return typeof value === 'string' || typeof value === 'number';
}

/** One item without the list around it. */
export function asList(value: unknown): Meant | undefined {
  if (value === undefined || value === null || typeof value === 'function') return undefined;
  const item = typeof value === 'string' ? quoted(value) : typeof value === 'number' ? value : '…';
  return { fix: `A list is meant, even of one: \`[${item}]\`.` };
}

/** `['LEVEL=info']`, `['/data:ro']`: a list where each item is a pair. */
export function asRecord(value: unknown): Meant | undefined {
  if (!Array.isArray(value)) return undefined;
  const [first]: unknown[] = value;
  const name = typeof first === 'string' ? /^[\w./-]{1,40}(?==)/.exec(first)?.[0] : undefined;
  const key = name === undefined || /^[A-Za-z_]\w*$/.test(name) ? (name ?? 'NAME') : quoted(name);
  return { fix: `An object has the names as its keys: \`{ ${key}: '…' }\`.` };
}

/** A number where only text is taken. */
export function asText(choices: readonly string[]) {
  return (value: unknown): Meant | undefined =>
    typeof value === 'number' && choices.includes(String(value))
      ? { fix: `Write it as text: '${value}'.` }
      : undefined;
}

/** What others call it. */
const synonyms: Readonly<Record<string, string>> = {
  k8s: 'kubernetes',
  docker: 'compose',
  'docker-compose': 'compose',
  IfNotPresent: 'missing',
  if_not_present: 'missing',
};

export function nearestChoice(value: string, choices: readonly string[]): string | undefined {
  const synonym = Object.hasOwn(synonyms, value) ? synonyms[value] : undefined;
  return synonym !== undefined && choices.includes(synonym) ? synonym : nearest(value, choices);
}

/** `'app'`, `'./app'`. */
export function asAbsolute(value: unknown): Meant | undefined {
  if (typeof value !== 'string' || !/^(?:\.\/)?[\w@.-][\w@./-]*$/.test(value) || value.includes('..'))
    return undefined;
  return { suggestion: `/${value.replace(/^\.\//, '')}` };
}

/** The path of a whole URL. */
export function asPath(value: unknown): Meant | undefined {
  if (typeof value !== 'string') return undefined;
  const path = /^(?:[a-z][a-z\d+.-]*:)?\/\/[^/?#]*(\/\S*)$/i.exec(value)?.[1];
  return path === undefined ? undefined : { suggestion: path };
}

/** The key of a mount that is not absolute, or has the options of a mount of Docker's behind it. */
export function inFolder(key: unknown): Meant | undefined {
  if (typeof key !== 'string') return undefined;
  const [path = '', options] = key.split(':');
  const suggestion =
    asAbsolute(path)?.suggestion ?? (path.length > 1 && !path.includes('..') ? path : undefined);
  if (suggestion === undefined || !suggestion.startsWith('/')) return undefined;
  const readOnly = options === 'ro' ? `{ volume: …, readOnly: true }` : '…';
  return { fix: `Write \`{ ${quoted(suggestion)}: ${readOnly} }\`.` };
}

/** Permission bits in decimal, or as text: 644, `'0644'`, `'u=rw'` not. */
export function asMode(value: unknown): Meant | undefined {
  const bits = isScalar(value) ? /^(?:0o?)?([0-7]{3})$/.exec(String(value))?.[1] : undefined;
  return bits === undefined ? asNumber(value) : { fix: `Permission bits are octal: 0o${bits}.` };
}

/** The id or the name of a construct. */
export function asConstruct(value: unknown): Meant | undefined {
  if (typeof value !== 'string') return undefined;
  const name = /^[A-Za-z_$][\w$]{0,39}$/.test(value) ? value : 'web';
  return { fix: `The construct itself is meant, not its name: \`const ${name} = new …\`, then \`${name}\`.` };
}

/** The keys of an object, also of what lets nobody look. */
export function keysOf(value: unknown): readonly string[] {
  return isPlainObject(value) ? Object.keys(value) : [];
}

/** A construct stands where what it holds is meant. */
export function asItsKeys(value: unknown): Meant | undefined {
  const kind = modelOf(value)?.is;
  if (kind !== 'Config' && kind !== 'Secret') return undefined;
  return {
    fix: `What a ${kind} holds comes from its \`files()\` or \`file(key)\` for a volume, and \`get(key)\` for a text.`,
  };
}
