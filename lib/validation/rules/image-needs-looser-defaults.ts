import type { Container } from '../../model/container';
import { repositoryOf } from '../../model/image';
import { type ImageNeeds, needsOf, runsAsItIs } from '../../model/image-facts';
import { isOfPod, outlivesContainers } from '../../model/volume';
import { containersOf, type Workload } from '../../model/workload';
import type { Rule } from '../rule';

/** Well-known images that do not start as another user on a read-only root. */
export const imageNeedsLooserDefaults: Rule = {
  code: 'image/needs-looser-defaults',
  model: ({ report }) => ({
    workload(workload) {
      for (const container of containersOf(workload)) {
        // Whoever has chosen a user knows what is in it.
        if (container.user !== undefined || !runsAsItIs(container)) continue;
        const needs = needsOf(container.image);
        if (needs === undefined || isMet(needs, container, workload)) continue;
        const folders = needs.writes.map((folder) => `"${folder}"`).join(' and ');
        report({
          message: `The image "${repositoryOf(container.image)}" writes to ${folders}, which the default user (10001) may not.`,
          origin: workload.origin,
          property: [...container.property, 'image'],
          consequence: 'The container would stop as soon as it starts.',
          fix: fixFor(needs),
        });
      }
    },
  }),
};

function isMet({ anyUser, writes }: ImageNeeds, { mounts }: Container, { volumes }: Workload): boolean {
  const writable = new Set(
    volumes
      .filter((volume) => volume.type === 'empty' || isOfPod(volume) || outlivesContainers(volume))
      .map(({ name }) => name),
  );
  const isWritable = (folder: string) =>
    mounts.some(({ path, volume, readOnly }) => !readOnly && path === folder && writable.has(volume));
  return anyUser === true && writes.every(isWritable);
}

function fixFor({ anyUser, instead, writes }: ImageNeeds): string {
  const loosen = "Let the image choose, which also makes its root writable: `user: 'image'`.";
  if (instead !== undefined) return `${loosen} Or take "${instead}", which runs as anybody.`;
  if (anyUser !== true) return loosen;
  const volumes = writes.map((folder) => `'${folder}': emptyDir()`).join(', ');
  return `${loosen} Or give it scratch space: \`volumes: { ${volumes} }\`.`;
}
