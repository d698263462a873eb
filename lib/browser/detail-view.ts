import type { Target } from '../model/target';
import type { PageDocument, PagePart } from '../review/page/page';
import { accessRow } from './access-panel';
import { changeGroup } from './changes-panel';
import { codeBlocks, documentLines } from './code-lines';
import { changesOf, findingsOf, type Shown } from './data';
import { h, plural } from './dom';
import { findingCard } from './findings-panel';
import { linked } from './linked';
import { targetNames, verdicts } from './words';

/** All about one construct: its code beside what is made of it, tied line by line. */
export function detailView(shown: Shown, part: PagePart): HTMLElement {
  const { app } = shown;
  const findings = findingsOf(part, app.environment);
  const changes = changesOf(part, app);
  const access = shown.access.get(part.path);
  return h(
    'article',
    { class: 'detail', 'aria-label': part.path || app.name },
    h('header', {}, h('h2', {}, part.path || app.name), h('span', { class: 'soft' }, part.construct)),
    changes.length > 0
      ? section(
          'What changes',
          changes.map((group) => changeGroup(group, false)),
        )
      : undefined,
    sources(shown, part),
    findings.length > 0 ? section(plural(findings.length, 'finding'), findings.map(findingCard)) : undefined,
    part.node === undefined ? undefined : section('What each target keeps', [parityOf(shown, part)]),
    access ? section('Who may call it', [accessRow(shown, access, false)]) : undefined,
  );
}

function section(title: string, content: readonly Node[]): HTMLElement {
  return h('section', {}, h('h3', {}, title), content);
}

function sources(shown: Shown, part: PagePart): HTMLElement {
  const { app } = shown;
  const pane = (label: string, kind: string, content: readonly Node[]) =>
    h(
      'div',
      { class: `pane ${kind}` },
      h('h3', {}, label),
      h(
        'div',
        {
          class: 'scroll',
          tabindex: 0,
          role: 'region',
          'aria-label': `${label} of ${part.path || app.name}`,
        },
        content,
      ),
    );
  const code = codeBlocks(app, part);
  const written = pane(
    'TypeScript',
    'code',
    code.length > 0 ? code : [h('p', { class: 'soft' }, 'No line of the app makes it.')],
  );
  const targets = app.targets.map((target) => {
    const documents = part.documents.filter((document) => document.target === target);
    return pane(
      targetNames[target],
      target,
      documents.length > 0
        ? documents.map(documentView)
        : [h('p', { class: 'soft' }, nothingOn(target, part))],
    );
  });
  const root = h(
    'div',
    { class: 'sources' },
    h(
      'p',
      { class: 'hint' },
      'Point at a line, or walk with the arrow keys: what it became on each target lights up, and where a line came from. Lines in grey follow from the construct as a whole, or are safe defaults.',
    ),
    h('div', { class: 'panes' }, written, h('div', { class: 'targets' }, targets)),
  );
  linked(root, [...root.querySelectorAll<HTMLElement>('.scroll')]);
  return root;
}

function nothingOn(target: Target, { node }: PagePart): string {
  return node === undefined
    ? `Nothing of it is written for ${targetNames[target]}.`
    : `It is not written for ${targetNames[target]}.`;
}

function documentView(document: PageDocument): HTMLElement {
  const { object, file, lines } = document;
  // What follows from the rest is there, and not in the way.
  const details = h(
    'details',
    { open: lines.some((place) => place > 0) },
    h('summary', {}, object, h('span', { class: 'soft' }, file)),
  );
  const fill = (): void => {
    if (details.open && details.childElementCount === 1) details.append(documentLines(document));
  };
  details.addEventListener('toggle', fill);
  fill();
  return details;
}

function parityOf({ app }: Shown, { uses, gaps }: PagePart): HTMLElement {
  const areas = Object.keys(uses).filter((area) => area !== 'other');
  return h(
    'div',
    { class: 'parity-row' },
    h(
      'ul',
      { class: 'areas' },
      areas.map((area) =>
        h(
          'li',
          {},
          area,
          app.targets.map((target) => {
            const verdict = uses[area]?.[target];
            return verdict === undefined
              ? undefined
              : h(
                  'span',
                  { class: `sign ${verdict}`, title: `${targetNames[target]}: ${verdicts[verdict][1]}` },
                  verdicts[verdict][0],
                );
          }),
        ),
      ),
    ),
    gaps.length === 0
      ? h(
          'p',
          { class: 'soft' },
          `Every target keeps all of it (${app.targets.map((target) => targetNames[target]).join(', ')}).`,
        )
      : h(
          'ul',
          { class: 'gaps' },
          gaps.map(({ target, field, verdict, note }) =>
            h(
              'li',
              {},
              h('span', { class: `sign ${verdict}` }, verdicts[verdict][0]),
              h('span', {}, h('strong', {}, `${targetNames[target]} `), h('code', {}, field), ` ${note}`),
            ),
          ),
        ),
  );
}
