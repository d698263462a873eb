import { impacts } from '../review/change';
import { impactWords } from '../review/tell/impact-words';
import { page, type Shown } from './data';
import { h } from './dom';
import { intro, section, tag } from './elements';
import { signsOf } from './legend';
import { impactMeanings, securityMeanings, targetNames, verdicts } from './words';

type Row = readonly [term: Node | string, meaning: string];

/** What everything on the page means, for whoever sees it for the first time. */
export function guidePanel(shown: Shown): Node[] {
  const targets = shown.app.targets.map((target) => targetNames[target]).join(' and ');
  return [
    intro(
      `Lading is a tool with which people describe an application once, in TypeScript. It makes of that what ${targets} can run. This page shows one such application: what its code says, what each line of it becomes, and what each of them makes of it. Nothing here can be changed, and nothing is sent anywhere.`,
    ),
    terms('Where to look', [
      ['App', 'who is in it and what leads to whom; choose one to see its code beside what is made of it'],
      [
        'Changes',
        page.diff
          ? `what differs from ${page.diff.base}, and what applying that does to what runs now`
          : 'what differs from an earlier state, where the page was made with one: lading review --base main',
      ],
      ['Findings', 'what is wrong, or worth a look: errors, warnings and notes, with their lines'],
      ['Parity', 'what each target keeps of what the code says, and what it does instead'],
      ['Access', 'who opens connections to whom, and whether anybody else is kept out'],
    ]),
    terms(
      'The signs of the graph',
      signsOf(shown).map(({ picture, words: [word, meaning] }) => [
        h('span', { class: 'sample' }, picture, word),
        meaning,
      ]),
    ),
    ...(page.diff
      ? [
          terms(
            'What a change does',
            impacts.map((impact) => [tag(impact, impactWords[impact]), impactMeanings[impact]]),
          ),
          terms(
            'What it means for security',
            (['widened', 'narrowed', 'changed'] as const).map((verdict) => [
              tag(verdict),
              securityMeanings[verdict],
            ]),
          ),
        ]
      : []),
    terms('Code and output', [
      [sample('lit', 'image: a'), 'what you point at, and its counterparts in the code and in each output'],
      [
        sample('here', 'image: a'),
        'the line that was chosen: it stays lit until it is chosen again, or Escape',
      ],
      ['in grey', 'follows from the construct as a whole, or is a safe default of Lading’s'],
      [sample('differs', 'image: a'), 'differs from before; in code, what is made of the line does'],
      [sample('warning', 'image: a'), 'something was found there: the finding stands below'],
    ]),
    terms('Verdicts', [
      ...Object.entries(verdicts).map(
        ([verdict, [sign, word]]): Row => [
          h('span', {}, h('span', { class: `sign ${verdict}` }, sign), ` ${word}`),
          verdictMeanings[word] ?? '',
        ],
      ),
      [tag('error'), 'the app is not written until it is mended'],
      [tag('warning'), 'it is written, and may not do what was meant'],
      [tag('note'), 'nothing is wrong: a target does something in its own way'],
      [tag('closed'), 'nobody gets a connection but those who are listed'],
      [tag('open'), 'nobody is kept out'],
    ]),
    terms('Words', [
      [
        'construct',
        'a piece of the code that makes something, new WebApp(…); shop/web is its path in the app',
      ],
      [
        'workload',
        'a construct that runs: WebApp, Worker, StatefulApp, Job, CronJob, Agent, Deployment, Pod',
      ],
      ['chart', 'a part of the app that is kept together: a file of Kubernetes objects'],
      ['namespace', 'the part of a cluster that objects are in: the same name may be in two'],
      ['target', `a system that the app is written for: here ${targets}`],
      ['object', 'one piece of the output: Deployment/web, or services.web of a Compose file'],
      ['suppressed', 'a finding that somebody has read, with the reason why it may stay'],
    ]),
    terms('Keys', [
      [key('←', '→'), 'along the tabs; in the graph, from node to node'],
      [key('↑', '↓'), 'in code and output from line to line; in the graph, from node to node'],
      [key('Enter'), 'chooses the node'],
      [key('/'), 'to the search'],
      [key('?'), 'to this guide'],
      [key('Esc'), 'lets go of the line that was chosen'],
    ]),
  ];
}

const verdictMeanings: Readonly<Record<string, string>> = {
  kept: 'the target does exactly what the code says',
  nearly: 'it does something close to it, which Parity tells',
  not: 'it has no way to say it',
};

function terms(title: string, rows: readonly Row[]): HTMLElement {
  const told = rows.flatMap(([term, meaning]) => [h('dt', {}, term), h('dd', {}, meaning)]);
  return section(title, h('dl', { class: 'terms' }, told));
}

function sample(kind: string, text: string): HTMLElement {
  return h('span', { class: `line ${kind}` }, h('code', {}, text));
}

function key(...names: readonly string[]): HTMLElement {
  return h(
    'span',
    {},
    names.map((name) => h('kbd', {}, name)),
  );
}
