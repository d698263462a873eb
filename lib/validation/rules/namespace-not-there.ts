import type { KubernetesObject } from '../kubernetes-object';
import type { Rule } from '../rule';
import type { Source } from '../source';

/** Every cluster has them. */
const always: ReadonlySet<string> = new Set(['default', 'kube-system', 'kube-public', 'kube-node-lease']);

/** Namespaces that are not made, or only after what is in them: `kubectl apply` takes files by their names. */
export const namespaceNotThere: Rule = {
  code: 'namespace/not-there',
  kubernetes({ app, store, report }) {
    /** The first file of each namespace. */
    const needed = new Map<string, string>();
    const made = new Map<string, Source>();

    return {
      object({ kind, group, namespace, name, source }) {
        // Two of one name are an error of their own.
        if (kind === 'Namespace' && group === '' && !made.has(name)) made.set(name, source);
        if (namespace === '' || always.has(namespace)) return;
        const { file = '' } = source;
        const before = needed.get(namespace);
        if (before === undefined || file < before) needed.set(namespace, file);
      },

      finish() {
        const missing: string[] = [];
        for (const [namespace, file] of needed) {
          const source = made.get(namespace);
          if (source !== undefined) checkOrder(namespace, file, source);
          else if (store.find({ ...identity, name: namespace }) === undefined) missing.push(namespace);
        }
        if (missing.length > 0 && app !== undefined) tellMissing(missing, app.origin);
      },
    };

    function checkOrder(namespace: string, first: string, { file = '', origin }: Source): void {
      if (file <= first) return;
      report({
        severity: 'warning',
        message: `The Namespace "${namespace}" stands in ${file}, and what is in it already in ${first}: \`kubectl apply\` takes files by their names.`,
        origin,
        property: ['namespace'],
        affected: [{ target: 'kubernetes', object: `Namespace/${namespace}`, pointer: '', file }],
        consequence: 'The first time, whatever comes before the Namespace is refused.',
        fix: `Create it in a chart whose file comes first, or apply ${file} before the rest.`,
        subject: namespace,
      });
    }

    function tellMissing(names: readonly string[], origin: Source['origin']): void {
      const [first, ...others] = names.map((name) => `"${name}"`);
      report({
        // Nothing is lost: most teams have somebody who makes them.
        lenient: true,
        message:
          others.length === 0
            ? `The app does not make the namespace ${first}: it has to be there before anything is applied.`
            : `The app does not make the namespaces ${[first, ...others].join(', ')}: they have to be there before anything is applied.`,
        origin,
        affected: names.map((name) => ({ target: 'kubernetes', object: `Namespace/${name}`, pointer: '' })),
        fix: `\`new Chart(…, { namespace: { name: ${JSON.stringify(names[0])} } })\` makes it; \`new Existing(…, { kind: 'Namespace', name: ${JSON.stringify(names[0])} })\` says that it is there.`,
        subject: 'namespaces',
      });
    }
  },
};

const identity: Pick<KubernetesObject, 'group' | 'kind' | 'namespace'> = {
  group: '',
  kind: 'Namespace',
  namespace: '',
};
