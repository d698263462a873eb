import type { PagePart } from '../review/page/page';
import type { Shown } from './data';
import { h, plural } from './dom';
import { intro, partLink, section } from './elements';
import { targetNames, verdicts } from './words';

/** Rows that are drawn at once: more are there on request. */
const most = 200;

/** Workloads by what they use, and what becomes of it on each target. */
export function parityPanel({ app, workloads }: Shown): Node[] {
  const areas = [...new Set(workloads.flatMap(({ uses }) => Object.keys(uses)))]
    .filter((area) => area !== 'other')
    .sort();
  const uneven = workloads.filter(({ gaps }) => gaps.length > 0);
  const body = h('tbody');
  const more = h('button', { type: 'button', class: 'more' });
  const filter = h('input', { type: 'checkbox', onchange: () => draw(most) });
  more.addEventListener('click', () => draw(Number.POSITIVE_INFINITY));

  function draw(limit: number): void {
    const rows = filter.checked ? uneven : workloads;
    body.replaceChildren(...rows.slice(0, limit).map(row));
    more.hidden = rows.length <= limit;
    more.textContent = `Show all ${rows.length}`;
  }

  function row(part: PagePart): HTMLElement {
    return h(
      'tr',
      {},
      h('th', { scope: 'row' }, partLink(part.path)),
      areas.map((area) => {
        const use = part.uses[area];
        if (use === undefined)
          return h('td', {}, h('span', { class: 'none', 'aria-label': 'not used' }, '·'));
        const said = app.targets.flatMap((target) => {
          const verdict = use[target];
          return verdict === undefined ? [] : [`${targetNames[target]}: ${verdicts[verdict][1]}`];
        });
        return h(
          'td',
          { title: said.join('\n') },
          h(
            'span',
            { role: 'img', 'aria-label': said.join(', ') },
            app.targets.map((target) => {
              const verdict = use[target];
              return verdict === undefined
                ? h('span', { class: 'sign' }, ' ')
                : h('span', { class: `sign ${verdict}` }, verdicts[verdict][0]);
            }),
          ),
        );
      }),
    );
  }

  draw(most);
  return [
    intro(
      `Which target keeps what a workload uses. Each cell has a sign for ${app.targets.map((target) => targetNames[target]).join(', then ')}: `,
      Object.entries(verdicts).map(([verdict, [sign, word]], index) =>
        h(
          'span',
          {},
          index > 0 ? ', ' : '',
          h('span', { class: `sign ${verdict}` }, sign),
          ` ${word}${word === 'not' ? '' : word === 'nearly' ? ' the same' : ''}`,
        ),
      ),
      '.',
    ),
    h(
      'label',
      { class: 'filter' },
      filter,
      ` Only those that are not kept everywhere (${uneven.length} of ${plural(workloads.length, 'workload')})`,
    ),
    h(
      'div',
      { class: 'wide', tabindex: 0, role: 'region', 'aria-label': 'Parity matrix' },
      h(
        'table',
        {},
        h(
          'thead',
          {},
          h(
            'tr',
            {},
            h('th', { scope: 'col' }, 'workload'),
            areas.map((area) => h('th', { scope: 'col' }, h('span', {}, area))),
          ),
        ),
        body,
      ),
    ),
    more,
    ...(uneven.length === 0 ? [] : [section('What is done instead', instead(uneven))]),
  ];
}

/** Each gap once, with whom it concerns. */
function instead(parts: readonly PagePart[]): HTMLElement {
  const found = new Map<string, { readonly sample: PagePart['gaps'][number]; readonly paths: string[] }>();
  for (const { path, gaps } of parts)
    for (const gap of gaps) {
      const key = [gap.target, gap.field, gap.note].join('\0');
      const known = found.get(key);
      if (known === undefined) found.set(key, { sample: gap, paths: [path] });
      else known.paths.push(path);
    }
  return h(
    'ul',
    { class: 'gaps' },
    [...found.values()].map(({ sample: { target, field, verdict, note }, paths }) =>
      h(
        'li',
        {},
        h('span', { class: `sign ${verdict}` }, verdicts[verdict][0]),
        h(
          'span',
          {},
          h('strong', {}, `${targetNames[target]} `),
          h('code', {}, field),
          ` ${note} `,
          h(
            'span',
            { class: 'soft' },
            paths.length > 5
              ? `${paths.slice(0, 5).join(', ')} and ${paths.length - 5} more`
              : paths.join(', '),
          ),
        ),
      ),
    ),
  );
}
