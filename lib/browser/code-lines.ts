import type { PageApp, PageDocument, PagePart, PagePlace } from '../review/page/page';
import { h } from './dom';
import { notesOf } from './line-notes';
import { paintedCode, paintedYaml } from './paint';

/** The lines of the code of a part; what a place says is marked with its number. */
export function codeBlocks(app: PageApp, part: PagePart): HTMLElement[] {
  const notes = notesOf(app, part);
  return part.code.flatMap((index, order) => {
    const excerpt = app.excerpts[index];
    if (excerpt === undefined) return [];
    const { file, line, text } = excerpt;
    const lines = text.split('\n');
    const places = part.places.flatMap((place, at) =>
      place[0] === file && place[1] >= line && place[1] < line + lines.length
        ? [{ place, number: at + 1 }]
        : [],
    );
    const block = h('div', { class: 'lines' });
    for (const [offset, each] of lines.entries()) {
      const own = places.filter(({ place }) => place[1] === line + offset);
      const number = own[0]?.number ?? within(lines, offset, places, line);
      const note = notes.get(`${app.files[file]}:${line + offset}`);
      block.append(
        h(
          'div',
          {
            class: note ? `line ${note.kind}` : 'line',
            title: note?.said.join('\n'),
            'data-p': number,
            'data-own': own.length > 0,
            'data-head': order === 0 && offset === headOf(lines),
          },
          h('span', { class: 'number', 'aria-hidden': 'true' }, String(line + offset)),
          h('code', {}, marked(each, own)),
        ),
      );
    }
    return [h('figure', {}, h('figcaption', {}, `${app.files[file] ?? ''}:${line}`), block)];
  });
}

/** The first line that is no comment. */
function headOf(lines: readonly string[]): number {
  return lines.findIndex((line) => !/^\s*(?:\/\/|\/?\*)/.test(line));
}

interface Numbered {
  readonly place: PagePlace;
  readonly number: number;
}

/** What a line belongs to that says nothing by itself: the nearest one above it that is less indented. */
function within(
  lines: readonly string[],
  offset: number,
  places: readonly Numbered[],
  first: number,
): number | undefined {
  const indent = (lines[offset] ?? '').search(/\S/);
  for (let at = offset - 1; at >= 0; at -= 1) {
    const above = (lines[at] ?? '').search(/\S/);
    const found = places.find(({ place }) => place[1] === first + at);
    if (found !== undefined && (above < indent || indent === -1)) return found.number;
    // Whatever closes on the level of a property belongs to it.
    if (found !== undefined && above === indent && /^[\s)\]}`,;]+$/.test(lines[offset] ?? ''))
      return found.number;
    if (above !== -1 && indent !== -1 && above < indent && found === undefined && at === 0) return undefined;
  }
  return undefined;
}

/** A line in stretches: where places lie within each other, the innermost counts. */
function marked(text: string, places: readonly Numbered[]): Node[] {
  if (places.length === 0) return paintedCode(text);
  const owner: (Numbered | undefined)[] = new Array(text.length).fill(undefined);
  for (const each of [...places].sort((one, other) => other.place[3] - one.place[3]))
    owner.fill(each, each.place[2] - 1, each.place[2] - 1 + each.place[3]);
  const nodes: Node[] = [];
  for (let at = 0; at < text.length; ) {
    const here = owner[at];
    let end = at + 1;
    while (end < text.length && owner[end] === here) end += 1;
    const piece = paintedCode(text.slice(at, end));
    if (here === undefined) nodes.push(...piece);
    else nodes.push(h('span', { class: 'place', 'data-p': here.number }, piece));
    at = end;
  }
  return nodes;
}

/** The lines of something that is written; each knows the place that it comes from. */
export function documentLines({ text, lines, object, changed = [] }: PageDocument): HTMLElement {
  const block = h('div', { class: 'lines' });
  const isYaml = object.includes('/') || object.includes('.');
  const differing = new Set(changed);
  const all = text.replace(/\n$/, '').split('\n');
  for (const [index, line] of all.entries())
    block.append(
      h(
        'div',
        { class: differing.has(index) ? 'line differs' : 'line', 'data-p': lines[index] ?? 0 },
        h('code', {}, isYaml ? paintedYaml(line) : [new Text(line)]),
      ),
    );
  return block;
}
