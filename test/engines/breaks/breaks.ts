import { type Document, isMap } from 'yaml';

/** A mistake that a generator could make, put into the output of a sound app. */
export interface Break {
  readonly name: string;
  /** The engine that it is tried on. */
  readonly engine: 'kubernetes' | 'docker compose';
  /** The check that must fail because of it. */
  readonly caughtBy: 'apply' | 'published address' | 'same answers' | 'hardening' | 'start order';
  /** What that check says then: any other trouble is no proof. */
  readonly tells: RegExp;
  /** Everything starts anew, as order is seen at the start only. */
  readonly fromScratch?: boolean;
  edit(document: Document): void;
}

export const breaks: readonly Break[] = [
  {
    name: 'a wrong port in the Service',
    engine: 'kubernetes',
    caughtBy: 'published address',
    tells: /fetch failed/,
    edit(document) {
      if (is(document, 'Service', 'front-public')) document.setIn(['spec', 'ports', 0, 'targetPort'], 9999);
    },
  },
  {
    name: 'an unescaped $',
    engine: 'docker compose',
    caughtBy: 'same answers',
    tells: /^env differs/,
    edit(document) {
      const path = ['services', 'back', 'environment', 'DOLLAR'];
      const value = document.getIn(path);
      if (typeof value === 'string') document.setIn(path, value.replaceAll('$${HOME}', '${HOME}'));
    },
  },
  {
    name: 'a missing health condition',
    engine: 'docker compose',
    caughtBy: 'start order',
    tells: /^back started/,
    fromScratch: true,
    edit(document) {
      const path = ['services', 'back', 'depends_on', 'page'];
      if (document.hasIn(path)) document.setIn(path, document.createNode({ condition: 'service_started' }));
    },
  },
  {
    name: 'a Job whose end comes too late',
    engine: 'docker compose',
    caughtBy: 'start order',
    tells: /^page started .* before the Job/,
    fromScratch: true,
    edit(document) {
      const on = (name: string) => ['services', name, 'depends_on', 'seed'];
      if (!document.hasIn(on('page'))) return;
      document.setIn(on('page'), document.createNode({ condition: 'service_started' }));
      // Somebody has to wait for its end, or `up --wait` takes that for a failure.
      document.setIn(on('back'), document.createNode({ condition: 'service_completed_successfully' }));
    },
  },
  {
    name: 'a writable root in Docker',
    engine: 'docker compose',
    caughtBy: 'hardening',
    tells: /the root is read-only/,
    edit(document) {
      if (isMap(document.getIn(['services', 'back']))) document.deleteIn(['services', 'back', 'read_only']);
    },
  },
  {
    name: 'a writable root in the pod',
    engine: 'kubernetes',
    caughtBy: 'hardening',
    tells: /the root is read-only/,
    edit(document) {
      const context = ['spec', 'template', 'spec', 'containers', 0, 'securityContext'];
      if (is(document, 'Deployment', 'back')) document.setIn([...context, 'readOnlyRootFilesystem'], false);
    },
  },
  {
    name: 'a changed selector',
    engine: 'kubernetes',
    caughtBy: 'apply',
    tells: /field is immutable/,
    edit(document) {
      if (!is(document, 'Deployment', 'back')) return;
      const label = 'app.kubernetes.io/name';
      document.setIn(['spec', 'selector', 'matchLabels', label], 'back-2');
      document.setIn(['spec', 'template', 'metadata', 'labels', label], 'back-2');
    },
  },
];

function is(document: Document, kind: string, name: string): boolean {
  return document.get('kind') === kind && document.getIn(['metadata', 'name']) === name;
}
