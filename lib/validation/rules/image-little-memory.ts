import { repositoryOf } from '../../model/image';
import { enoughFor, type MemoryNeed, memoryNeedOf } from '../../model/image-memory';
import { printMemory } from '../../model/quantity';
import { containersOf } from '../../model/workload';
import type { Rule } from '../rule';

/** Well-known images that are killed for want of memory, at their start or soon. */
export const imageLittleMemory: Rule = {
  code: 'image/little-memory',
  model: ({ report }) => ({
    workload(workload) {
      for (const container of containersOf(workload)) {
        const limit = container.resources?.limits.memory;
        if (typeof limit !== 'number') continue;
        const need = memoryNeedOf(container);
        if (need === undefined || !isBelow(limit, need)) continue;
        // What comes from elsewhere may say how much it takes.
        if (need.variables !== undefined && container.envFrom !== undefined) continue;
        const least = `${need.heap ? 'more than ' : ''}${printMemory(need.least)}`;
        report({
          message: `The image "${repositoryOf(container.image)}" needs ${least} of memory, and may have ${printMemory(limit)}.`,
          origin: workload.origin,
          property: [...container.property, 'resources', 'memory'],
          consequence: 'The container would be killed while it starts, or soon after.',
          fix: fixFor(need),
        });
      }
    },
  }),
};

function isBelow(limit: number, { heap, least }: MemoryNeed): boolean {
  return heap ? limit <= least : limit < least;
}

function fixFor(need: MemoryNeed): string {
  const [variable] = need.variables ?? [];
  const more = `Give it more, \`memory: '${printMemory(enoughFor(need))}'\`, or leave it out`;
  return variable === undefined ? `${more}.` : `${more}; or say how little it takes, with \`${variable}\`.`;
}
