import { clearUnderName, optionFor } from './clear-text';
import type { Stretch } from './stretch';

/** `name: A` and, on the next line or the same one, `value: …`. */
const named = /^[ \t]*(?:- )?["']?name["']?: ["']?([A-Za-z][\w.-]*)["']?[ \t]*,?\r?$/;
const valued = /^[ \t]*(?:- )?["']?value["']?: (.*\S)/d;
const pair = /\bname["']?: *["']?([A-Za-z][\w.-]*)["']?, *["']?value["']?: *([^},\n]*[^},\s])/dg;

/** A key with a list behind it, on its line or below. */
const key = /^[ \t]*(?:- )?["']?([A-Za-z][\w.-]*)["']?:[ \t]*\r?$/;
const entry = /^[ \t]*- (.*\S)/d;
/** From the first character of its name on: a search from each one would read a long name as often as it is long. */
const list = /(?<![\w.-])([\w.-]+)["']?: *\[([^\]\n]+)\]/dg;

const isSecret = /(?:^|[{,])[ \t]*(?:- )?["']?kind["']?: *["']?Secret\b/m;
const data = /^([ \t]*(?:- )?)["']?(?:data|stringData)["']?:/;
const dataOnLine = /\b(?:data|stringData)["']?: *(\{[^\n]+)/dg;
const underKey = /^[ \t]*["']?[^\s:"']+["']?:[ \t]+(.*\S)/d;
const beginsBlock = /^[|>][-+\d]*$/;

/**
 * What a manifest has in clear by what it calls it: a variable by its name, entries of a list by their key, and all that a
 * Secret holds. For showing alone, where a word too much does no harm.
 */
export function* clearInManifest(text: string): Generator<Stretch> {
  let offset = 0;
  for (const document of text.split(/^(?=---)/m)) {
    for (const each of [...onLines(document), ...inSecret(document), ...belowNames(document)])
      yield { start: offset + each.start, end: offset + each.end };
    offset += document.length;
  }
}

/** Names and values on one line. */
function* onLines(text: string): Generator<Stretch> {
  for (const pattern of [pair, list])
    for (const { 1: name = '', 2: value = '', indices } of text.matchAll(pattern))
      yield* under(name, value, indices?.[2]?.[0] ?? 0);
}

/** What the lines before a value call it. */
function* belowNames(text: string): Generator<Stretch> {
  let name = '';
  let listed = '';
  let option: string | undefined;
  for (const { line, start } of linesOf(text)) {
    const value = valued.exec(line);
    const item = entry.exec(line);
    if (value) yield* under(name, value[1] ?? '', start + (value.indices?.[1]?.[0] ?? 0));
    if (item) yield* under(option ?? listed, item[1] ?? '', start + (item.indices?.[1]?.[0] ?? 0));
    option = optionFor(item?.[1]?.replace(/^["']|["']$/g, ''));
    name = named.exec(line)?.[1] ?? name;
    if (item === null) listed = key.exec(line)?.[1] ?? '';
  }
}

function* under(name: string, value: string, start: number): Generator<Stretch> {
  // Also where a list stands in the place of a text.
  const lead = value.search(/[^"'[{ \t]/);
  if (lead === -1) return;
  let end = value.length;
  while (`"']} \t`.includes(value.charAt(end - 1))) end -= 1;
  for (const each of clearUnderName(name, value.slice(lead, end)))
    yield { start: start + lead + each.start, end: start + lead + each.end };
}

/** Whatever stands below the data of a Secret. */
function* inSecret(text: string): Generator<Stretch> {
  if (!isSecret.test(text)) return;
  for (const { indices } of text.matchAll(dataOnLine)) {
    const [start = 0, end = 0] = indices?.[1] ?? [];
    yield { start: start + 1, end };
  }
  let below: number | undefined;
  for (const { line, start } of linesOf(text)) {
    const indent = line.search(/\S/);
    if (indent === -1) continue;
    if (below === undefined || indent <= below) {
      below = data.exec(line)?.[1]?.length;
      continue;
    }
    const value = underKey.exec(line);
    const [from = indent, to = line.trimEnd().length] = value?.indices?.[1] ?? [];
    if (!beginsBlock.test(value?.[1] ?? '')) yield { start: start + from, end: start + to };
  }
}

function* linesOf(text: string): Generator<{ readonly line: string; readonly start: number }> {
  let start = 0;
  for (const line of text.split('\n')) {
    yield { line, start };
    start += line.length + 1;
  }
}
