import type { ChangeGroup, FieldChange, ObjectChange } from '../review/change';
import { impactWords } from '../review/tell/impact-words';
import { page, shown } from './data';
import { h } from './dom';
import { go } from './state';
import { targetNames } from './words';

/** How the app differs from what was written earlier, and what applying it does. */
export function changesPanel(): Node[] {
  const { diff, notCompared } = page;
  const intro = h(
    'p',
    { class: 'intro' },
    'What differs from an earlier output, by the construct that it comes from, and what applying it does to what runs.',
  );
  if (diff === undefined)
    return [
      intro,
      h(
        'p',
        { class: 'empty' },
        notCompared ?? 'Nothing was compared. lading review --base main shows what a branch changes.',
      ),
    ];
  const security = diff.groups.flatMap(({ objects }) =>
    objects.flatMap((object) => object.security.map((change) => ({ object, change }))),
  );
  return [
    intro,
    h('p', { class: 'summary' }, h('strong', {}, `Against ${diff.base}: `), diff.summary),
    security.length > 0
      ? h(
          'section',
          {},
          h('h2', {}, 'Security first'),
          h(
            'ul',
            { class: 'gaps' },
            security.map(({ object, change }) =>
              h(
                'li',
                {},
                h('span', { class: `tag ${change.verdict}` }, change.verdict),
                h(
                  'span',
                  {},
                  h('code', {}, object.object),
                  ` on ${targetNames[object.target]} ${change.message}`,
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

export function changeGroup(
  { title, construct, location, objects }: ChangeGroup,
  isNamed: boolean,
): HTMLElement {
  const isPart = shown.some(({ parts }) => parts.has(title));
  return h(
    'section',
    { class: 'change' },
    isNamed
      ? h(
          'h2',
          {},
          isPart
            ? h(
                'button',
                { type: 'button', class: 'link', onclick: () => go({ tab: 'app', part: title }) },
                title || 'the app',
              )
            : title,
          h(
            'span',
            { class: 'soft' },
            ` ${construct ?? ''}${location ? ` ${location.file}:${location.line}` : ''}`,
          ),
        )
      : undefined,
    objects.map(objectChange),
  );
}

function objectChange({
  target,
  object,
  part,
  renamedFrom,
  effects,
  fields,
  security,
}: ObjectChange): HTMLElement {
  return h(
    'div',
    { class: 'card' },
    h(
      'p',
      { class: 'head' },
      h('span', { class: `tag ${target}` }, targetNames[target]),
      h('code', {}, object),
      part ? h('span', { class: 'soft' }, part) : undefined,
      renamedFrom ? h('span', { class: 'soft' }, `was ${renamedFrom}`) : undefined,
      effects.map(({ impact }) => h('span', { class: `tag ${impact}` }, impactWords[impact])),
    ),
    effects.flatMap(({ because, command }) => [
      because ? h('p', { class: 'soft' }, because) : undefined,
      command ? h('p', {}, h('code', { class: 'command' }, command)) : undefined,
    ]),
    security.map(({ verdict, message }) =>
      h('p', {}, h('span', { class: `tag ${verdict}` }, verdict), ` ${message}`),
    ),
    fields.length > 0 ? h('dl', {}, fields.flatMap(fieldChange)) : undefined,
  );
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
