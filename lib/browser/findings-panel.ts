import type { Diagnostic } from '../diagnostics/diagnostic';
import { page, shown } from './data';
import { h, plural } from './dom';
import { intro, partLink, section, tag } from './elements';

const severities = ['error', 'warning', 'note'] as const;

/** Everything that was found in the app, the worst first. */
export function findingsPanel(): Node[] {
  const told = page.findings.filter(({ suppressed }) => suppressed === undefined);
  const hidden = page.findings.filter(({ suppressed }) => suppressed !== undefined);
  return [
    intro(
      'What Lading has to say of the app: errors keep it from being written, warnings are worth a look, notes say what a target does in its own way.',
    ),
    ...severities.flatMap((severity) => {
      const own = told.filter((finding) => finding.severity === severity);
      return own.length === 0 ? [] : [section(plural(own.length, severity), own.map(findingCard))];
    }),
    told.length === 0 ? h('p', { class: 'empty' }, 'Nothing: there is nothing wrong with it.') : undefined,
    hidden.length > 0
      ? h(
          'details',
          {},
          h('summary', {}, `${plural(hidden.length, 'finding')} suppressed, with a reason`),
          hidden.map(findingCard),
        )
      : undefined,
  ].flatMap((node) => node ?? []);
}

export function findingCard(finding: Diagnostic): HTMLElement {
  const {
    code,
    severity,
    message,
    path,
    location,
    consequence,
    fix,
    suppressed,
    accepted,
    affected,
    environments,
  } = finding;
  const isPart = shown.some(({ parts }) => parts.has(path));
  return h(
    'div',
    { class: `card ${severity}` },
    h(
      'p',
      { class: 'head' },
      tag(severity),
      h('code', {}, code),
      isPart && path !== '' ? partLink(path) : path === '' ? undefined : h('span', {}, path),
      location ? h('span', { class: 'soft' }, `${location.file}:${location.line}`) : undefined,
      environments ? h('span', { class: 'soft' }, `in ${environments.join(', ')}`) : undefined,
    ),
    h('p', {}, message),
    consequence ? h('p', { class: 'soft' }, consequence) : undefined,
    fix ? h('p', {}, h('strong', {}, 'What to do: '), fix) : undefined,
    suppressed ? h('p', {}, h('strong', {}, 'Suppressed: '), suppressed) : undefined,
    accepted ? h('p', {}, h('strong', {}, 'Accepted: '), accepted) : undefined,
    affected.length > 0
      ? h(
          'p',
          { class: 'soft' },
          `In ${[...new Set(affected.map(({ target, object }) => `${target} ${object}`))].slice(0, 6).join(', ')}`,
        )
      : undefined,
  );
}
