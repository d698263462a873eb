import type { Container } from '../../model/container';
import type { Watch } from '../../model/develop';
import { containersOf, type Workload } from '../../model/workload';
import type { Rule } from '../rule';

/** What docker compose would say only when somebody watches, and a file changes. */
export const developNotPossible: Rule = {
  code: 'develop/not-possible',
  modelOn: {
    compose: ({ report }) => ({
      workload(workload) {
        for (const container of containersOf(workload)) {
          container.develop?.watch.forEach((watch, index) => {
            const problem = problemOf(watch, container, workload);
            if (problem === undefined) return;
            report({
              ...problem,
              origin: workload.origin,
              property: [...container.property, 'develop', 'watch', index, 'action'],
            });
          });
        }
      },
    }),
  },
};

function problemOf(
  { action, path }: Watch,
  container: Container,
  { name }: Workload,
): { readonly message: string; readonly consequence: string; readonly fix: string } | undefined {
  if (action === 'restart') return undefined;
  if (action === 'rebuild') {
    if (container.build !== undefined) return undefined;
    return {
      message: `"${name}" is to be built again when "${path}" changes, but nothing says how it is built.`,
      consequence: '`docker compose watch` would refuse the whole project.',
      fix: "Say it: `build: '.'`.",
    };
  }
  if (isWritable(container)) return undefined;
  // The Engine copies into the root file system, and looks at no volume that may be mounted where the file goes.
  return {
    message: `"${path}" is to be copied into "${name}", whose root file system is read-only.`,
    consequence: 'Nothing would be copied: "container rootfs is marked read-only".',
    fix: 'Let it be written to where you develop: `compose: { writableRoot: true }`.',
  };
}

function isWritable({ writableRoot, user, privileged }: Container): boolean {
  return writableRoot ?? (user === 'image' || privileged === true);
}
