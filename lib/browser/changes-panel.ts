import type { ChangeGroup, FieldChange, SecurityChange } from '../review/change';
import { type Alike, alikeIn, securityIn } from '../review/tell/alike';
import { impactWords } from '../review/tell/impact-words';
import { page, shown } from './data';
import { h } from './dom';
import { intro, partLink, section, soft, tag } from './elements';
import { impactMeanings, securityMeanings, targetNames } from './words';

/** How the app differs from what was written earlier, and what applying it does. */
export function changesPanel(): Node[] {
  const { diff, notCompared } = page;
  const about = intro(
    'What differs from an earlier output, by the construct that it comes from, and what applying it does to what runs.',
  );
  if (diff === undefined)
    return [
      about,
      h(
        'p',
        { class: 'empty' },
        notCompared ?? 'Nothing was compared. lading review --base main shows what a branch changes.',
      ),
    ];
  const security = securityIn(diff);
  return [
    about,
    security.length > 0
      ? section(
          'Security first',
          h(
            'ul',
            { class: 'gaps' },
            security.map(({ change: { object, target }, places, verdict, message }) =>
              h(
                'li',
                {},
                verdictTag(verdict),
                h(
                  'span',
                  {},
                  h('code', {}, object),
                  ` on ${targetNames[target]} ${message}`,
                  places ? h('span', { class: 'soft' }, ` in ${places}`) : undefined,
                ),
              ),
            ),
          ),
        )
      : undefined,
    ...diff.groups.map((group) => changeGroup(group, true)),
    h('p', { class: 'soft' }, `${diff.unchanged} unchanged.`),
  ].flatMap((node) => node ?? []);
}

export function changeGroup(group: ChangeGroup, isNamed: boolean): HTMLElement {
  const { title, construct, location } = group;
  const isPart = shown.some(({ parts }) => parts.has(title));
  return h(
    'section',
    { class: 'change' },
    isNamed
      ? h(
          'h2',
          {},
          isPart ? partLink(title, title || 'the app') : title,
          h(
            'span',
            { class: 'soft' },
            ` ${construct ?? ''}${location ? ` ${location.file}:${location.line}` : ''}`,
          ),
        )
      : undefined,
    alikeIn(group).map(objectChange),
  );
}

function objectChange({ change, places, commands }: Alike): HTMLElement {
  const { target, object, namespace, part, renamedFrom, effects, fields, security } = change;
  const reasons = new Set(effects.flatMap(({ because }) => because ?? []));
  return h(
    'div',
    { class: 'card' },
    h(
      'p',
      { class: 'head' },
      tag(target, targetNames[target]),
      h('code', {}, object),
      soft(places ?? namespace ?? part),
      renamedFrom ? h('span', { class: 'soft' }, `was ${renamedFrom}`) : undefined,
      effects.map(({ impact }) => tag(impact, impactWords[impact], impactMeanings[impact])),
    ),
    [...reasons].map((because) => h('p', { class: 'soft' }, because)),
    commands.length > 0 ? h('pre', { class: 'command', tabindex: 0 }, commands.join('\n')) : undefined,
    security.map(({ verdict, message }) => h('p', {}, verdictTag(verdict), ` ${message}`)),
    fields.length > 0 ? h('dl', {}, fields.flatMap(fieldChange)) : undefined,
  );
}

function verdictTag(verdict: SecurityChange['verdict']): HTMLElement {
  return tag(verdict, verdict, securityMeanings[verdict]);
}

function fieldChange({ path, before, after, hunks, follows, location }: FieldChange): HTMLElement[] {
  const place = location ? h('span', { class: 'soft' }, ` ${location.file}:${location.line}`) : undefined;
  const said =
    follows !== undefined
      ? [h('span', { class: 'soft' }, `follows ${follows}`)]
      : hunks !== undefined
        ? hunks.flatMap(({ lines }) => lines.map((line) => h('code', { class: signOf(line) }, line)))
        : [
            before === undefined ? undefined : h('del', {}, before),
            after === undefined ? undefined : h('ins', {}, after),
          ];
  return [h('dt', {}, h('code', {}, path), place), h('dd', {}, said)];
}

function signOf(line: string): string {
  return line.startsWith('+') ? 'plus' : line.startsWith('-') ? 'minus' : 'same';
}
