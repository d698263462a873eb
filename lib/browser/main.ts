import { accessPanel } from './access-panel';
import { changesPanel } from './changes-panel';
import { page, type Shown, shown } from './data';
import { detailView } from './detail-view';
import { h, plural } from './dom';
import { intro, link } from './elements';
import { findingsPanel } from './findings-panel';
import { graphView } from './graph-view';
import { guidePanel } from './guide-panel';
import { legend } from './legend';
import { listView } from './list-view';
import { parityPanel } from './parity-panel';
import { current, currentApp, go, onChange, start, type Tab, tabs } from './state';
import { targetNames } from './words';

interface View {
  readonly graph: ReturnType<typeof graphView>;
  readonly list: ReturnType<typeof listView>;
  readonly detail: HTMLElement;
}

const told = page.findings.filter(
  ({ suppressed, severity }) => suppressed === undefined && severity !== 'note',
).length;
const names: Readonly<Record<Tab, string>> = {
  app: 'App',
  changes: page.diff ? `Changes ${page.diff.groups.length}` : 'Changes',
  findings: told > 0 ? `Findings ${told}` : 'Findings',
  parity: 'Parity',
  access: 'Access',
  guide: 'Guide',
};

const panels = new Map(
  tabs.map((tab) => [
    tab,
    h('section', {
      id: `panel-${tab}`,
      class: `panel ${tab}`,
      role: 'tabpanel',
      'aria-labelledby': `tab-${tab}`,
      tabindex: -1,
    }),
  ]),
);
const buttons = new Map(
  tabs.map((tab) => [
    tab,
    h(
      'button',
      {
        id: `tab-${tab}`,
        type: 'button',
        role: 'tab',
        'aria-controls': `panel-${tab}`,
        onclick: () => go({ tab }),
      },
      names[tab],
    ),
  ]),
);
const title = h('h1');
const about = h('p', { class: 'about' });
const isOne = new Set(shown.map(({ app }) => app.name)).size === 1;
let view: View | undefined;
const drawn = new Set<Tab>();

function draw(tab: Tab, app: Shown): void {
  if (drawn.has(tab)) return;
  drawn.add(tab);
  if (tab === 'app') drawApp(app);
  else panels.get(tab)?.replaceChildren(...content(tab, app));
}

function content(tab: Exclude<Tab, 'app'>, app: Shown): readonly Node[] {
  switch (tab) {
    case 'changes':
      return changesPanel();
    case 'findings':
      return findingsPanel();
    case 'parity':
      return parityPanel(app);
    case 'access':
      return accessPanel(app);
    case 'guide':
      return guidePanel(app);
  }
}

function drawApp(app: Shown): void {
  view = { graph: graphView(app), list: listView(app), detail: h('div', { class: 'right' }) };
  panels.get('app')?.replaceChildren(
    h(
      'div',
      { class: 'left' },
      intro(
        'What runs, and what leads to whom: choose one to see its code beside what is made of it. New here? The ',
        link('guide', () => go({ tab: 'guide' })),
        ' says what everything means.',
      ),
      view.graph.element,
      legend(app),
      view.list.element,
    ),
    view.detail,
  );
}

function choose(app: Shown, path: string): void {
  const part = app.parts.get(path);
  if (view === undefined || part === undefined) return;
  view.detail.replaceChildren(detailView(app, part));
  view.graph.select(path);
  view.list.select(path);
}

function head({ app, workloads }: Shown): void {
  title.textContent = app.name;
  const targets = app.targets.map((target) => targetNames[target]).join(', ');
  about.textContent = [
    app.environment,
    plural(workloads.length, 'workload'),
    plural(app.graph.charts.length, 'chart'),
    targets,
  ]
    .filter((text) => text !== undefined)
    .join(' · ');
}

onChange((state, before) => {
  const app = currentApp();
  if (app === undefined) return;
  if (before?.app !== state.app) {
    drawn.clear();
    head(app);
  }
  draw(state.tab, app);
  for (const tab of tabs) {
    const isHere = tab === state.tab;
    const panel = panels.get(tab);
    if (panel) panel.hidden = !isHere;
    const button = buttons.get(tab);
    button?.setAttribute('aria-selected', String(isHere));
    if (button) button.tabIndex = isHere ? 0 : -1;
  }
  if (
    state.tab === 'app' &&
    (before === undefined || before.part !== state.part || before.app !== state.app || before.tab !== 'app')
  )
    choose(app, state.part);
});

/** Arrow keys lead along the tabs, a slash to the search, a question mark to the guide. */
function keys(event: KeyboardEvent): void {
  if (event.key === '?' && !(event.target instanceof HTMLInputElement)) go({ tab: 'guide' });
  if (event.key === '/' && !(event.target instanceof HTMLInputElement)) {
    event.preventDefault();
    go({ tab: 'app' });
    setTimeout(() => view?.list.focus());
  }
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (step === undefined || !(event.target instanceof HTMLElement) || event.target.role !== 'tab') return;
  const tab = tabs[(tabs.indexOf(current().tab) + step + tabs.length) % tabs.length];
  if (tab === undefined) return;
  go({ tab });
  buttons.get(tab)?.focus();
}

addEventListener('keydown', keys);
// On paper there are no tabs: all of it is there.
addEventListener('beforeprint', () => {
  const app = currentApp();
  for (const tab of tabs) if (app) draw(tab, app);
});

document.body.prepend(
  h(
    'header',
    { class: 'top' },
    h('div', {}, title, about),
    shown.length > 1
      ? h(
          'label',
          { class: 'choice' },
          'Environment ',
          h(
            'select',
            {
              onchange: ({ target }) =>
                target instanceof HTMLSelectElement && go({ app: target.selectedIndex }),
            },
            shown.map(({ app }, index) =>
              h(
                'option',
                { selected: index === current().app },
                isOne
                  ? (app.environment ?? app.name)
                  : [app.environment, app.name].filter(Boolean).join(' · '),
              ),
            ),
          ),
        )
      : undefined,
    page.diff ? h('p', { class: 'summary' }, `Against ${page.diff.base}: ${page.diff.summary}`) : undefined,
    h('div', { role: 'tablist', 'aria-label': 'Views' }, [...buttons.values()]),
  ),
  h('main', {}, [...panels.values()]),
  h('footer', {}, `Made by Lading ${page.version}. This page asks nobody for anything, and holds no secret.`),
);
start();
