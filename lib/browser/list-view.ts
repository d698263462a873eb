import type { PagePart } from '../review/page/page';
import { impactWords } from '../review/tell/impact-words';
import type { Shown } from './data';
import { changesOf, findingsOf } from './data';
import { h, plural } from './dom';
import { worstOf } from './marks';
import { go } from './state';

/** More matches than this nobody reads: a longer word finds fewer. */
const most = 100;

/** Everything that the app makes, by chart, with a search over all of it. */
export function listView(shown: Shown): {
  readonly element: HTMLElement;
  select(path: string): void;
  focus(): void;
} {
  const found = h('div', { class: 'found' });
  const search = h('input', {
    type: 'search',
    placeholder: 'Search workloads',
    'aria-label': 'Search workloads by name, kind or what is in their output',
    oninput: () => draw(),
  });
  const element = h('nav', { class: 'list', 'aria-label': 'Parts of the app' }, search, found);
  let selected = '';
  return {
    element,
    select(path) {
      selected = path;
      draw();
    },
    focus: () => search.focus(),
  };

  function draw(): void {
    const wanted = search.value.trim().toLowerCase();
    const { parts } = shown.app;
    if (wanted !== '') {
      const matches = parts.filter((part) => isMeant(part, wanted));
      found.replaceChildren(
        h(
          'p',
          { class: 'soft', role: 'status' },
          matches.length === 0
            ? 'Nothing is called so.'
            : plural(matches.length, 'match').replace('matchs', 'matches'),
        ),
        items(matches.slice(0, most)),
      );
      return;
    }
    const groups = new Map<string, PagePart[]>();
    for (const part of parts) {
      const chart = part.node === undefined ? 'Beside the workloads' : (shown.chartOf.get(part.path) ?? '');
      groups.set(chart, [...(groups.get(chart) ?? []), part]);
    }
    found.replaceChildren(...[...groups].map(([name, of]) => group(name, of, groups.size)));
  }

  function group(name: string, parts: readonly PagePart[], groups: number): HTMLElement {
    const isOpen = (groups <= 4 && parts.length <= most) || parts.some(({ path }) => path === selected);
    const details = h(
      'details',
      { open: isOpen },
      h('summary', {}, name || 'App', h('span', { class: 'count' }, String(parts.length))),
    );
    const fill = (): void => {
      if (!details.open || details.childElementCount > 1) return;
      const at = Math.max(0, parts.findIndex(({ path }) => path === selected) - most / 2);
      details.append(items(parts.slice(at, at + most)));
      if (parts.length > most)
        details.append(
          h(
            'p',
            { class: 'soft' },
            `${plural(parts.length - most, 'more')}: the search finds them.`.replace('mores', 'more'),
          ),
        );
    };
    details.addEventListener('toggle', fill);
    fill();
    return details;
  }

  function items(parts: readonly PagePart[]): HTMLElement {
    return h(
      'ul',
      {},
      parts.map((part) => item(part)),
    );
  }

  function item(part: PagePart): HTMLElement {
    const { path, construct } = part;
    const isHere = path === selected;
    const impact = worstOf(changesOf(part, shown.app).flatMap(({ objects }) => objects));
    const worst = findingsOf(part, shown.app.environment).find(
      ({ suppressed, severity }) => suppressed === undefined && severity !== 'note',
    );
    return h(
      'li',
      {},
      h(
        'button',
        { type: 'button', 'aria-current': isHere ? 'true' : undefined, onclick: () => go({ part: path }) },
        h('span', { class: 'path' }, path === '' ? shown.app.name : path),
        worst
          ? h('span', { class: `dot ${worst.severity}`, title: worst.message }, worst.severity)
          : undefined,
        impact ? h('span', { class: `dot ${impact}` }, impactWords[impact]) : undefined,
        h('span', { class: 'soft' }, construct),
      ),
    );
  }
}

function isMeant({ path, construct, documents }: PagePart, wanted: string): boolean {
  if (`${path} ${construct}`.toLowerCase().includes(wanted)) return true;
  return (
    wanted.length > 2 &&
    documents.some(
      ({ object, text }) => object.toLowerCase().includes(wanted) || imageIn(text).includes(wanted),
    )
  );
}

/** The image that runs, which is what people look for beside names. */
function imageIn(text: string): string {
  return /^\s*(?:- )?image: (\S+)/m.exec(text)?.[1] ?? '';
}
