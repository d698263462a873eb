import { type Entry, takesList } from './entry';

const topLine = /^([A-Za-z]\w*):(?: +(.*?))? *$/;
const ownLine = /^( +)([A-Za-z]\w*): +(.*?) *$/;
/** A scalar that means the same to every reader: nothing that YAML would read as more than text. */
const plainScalar = /^[A-Za-z0-9_./][\w./=-]*(?: [\w./=-]+)*$/;
const plainList = /^\[ *([A-Za-z][\w-]*(?:, *[A-Za-z][\w-]*)*) *\]$/;

/**
 * Reads a cdk8s.yaml of simple lines (`key: value`, the same indented below `lading:`) without a YAML parser,
 * which would cost as much time as starting Node. Anything else gives undefined, and the parser decides.
 */
export function readPlain(text: string): Entry[] | undefined {
  const entries: Entry[] = [];
  const keys = new Set<string>();
  let indent: string | undefined;
  let inOwn = false;
  for (const [index, line] of text.split('\n').entries()) {
    if (/^ *(?:#.*)?$/.test(line)) continue;
    const top = topLine.exec(line);
    const own = top ? null : ownLine.exec(line);
    const key: string | undefined = top ? top[1] : inOwn && own ? `lading.${own[2]}` : undefined;
    const raw = (top ? top[2] : own?.[3]) ?? '';
    if (key === undefined || keys.has(key)) return undefined;
    keys.add(key);
    if (own) indent ??= own[1];
    if (own && own[1] !== indent) return undefined;
    if (top) inOwn = key === 'lading' && raw === '';
    if (inOwn && top) continue;
    if (key === 'lading') return undefined;
    const list = plainScalar.test(raw) ? undefined : plainList.exec(raw)?.[1]?.replace(/ /g, '');
    // A list of cdk8s' own is no business of ours.
    if (list !== undefined && top && key !== 'app') continue;
    const value = list !== undefined && takesList(key) ? list : plainScalar.test(raw) ? raw : undefined;
    if (value === undefined) return undefined;
    entries.push({ key, value, line: index + 1, column: line.lastIndexOf(raw) + 1, length: raw.length });
  }
  return entries;
}
