import type { Origin } from '../../diagnostics/origin';
import { placeInService } from '../compose-service';
import { isObject, listIn, objectIn, textIn } from '../json';
import { placeIn } from '../kubernetes-object';
import { rule } from '../rule';

/** Two mounts at one path of one container. */
export const volumeDuplicateMount = rule('volume/duplicate-mount', ({ report }) => {
  const tell = (container: string, path: string, origin: Origin, place: ReturnType<typeof placeIn>) =>
    report({
      message: `The container \`${container}\` has two mounts at \`${path}\`.`,
      origin,
      affected: [place],
      fix: 'Mount one of the two at another path.',
      subject: path,
    });

  return {
    kubernetesObject(object) {
      for (const { content, name, pointer } of object.pod?.containers ?? []) {
        const paths = new Set<string>();
        listIn(content.volumeMounts).forEach((mount, index) => {
          const path = textIn(objectIn(mount).mountPath);
          if (path === undefined) return;
          if (paths.has(path)) {
            const place = placeIn(object, pointer, 'volumeMounts', index, 'mountPath');
            tell(name, path, object.source.origin, place);
          }
          paths.add(path);
        });
      }
    },

    composeService(service) {
      const { name, origin, content } = service;
      const paths = new Set<string>();
      const mount = (path: string | undefined, list: string, index: number) => {
        if (path === undefined) return;
        if (paths.has(path)) tell(name, path, origin, placeInService(service, list, index));
        paths.add(path);
      };
      const { tmpfs } = content;
      (typeof tmpfs === 'string' ? [tmpfs] : listIn(tmpfs)).forEach((entry, index) => {
        mount(String(entry).split(':')[0], 'tmpfs', index);
      });
      listIn(content.volumes).forEach((entry, index) => {
        mount(targetOf(entry), 'volumes', index);
      });
    },
  };
});

/** The path in the container, of the long and the short form. A Windows path has a colon of its own. */
function targetOf(entry: unknown): string | undefined {
  if (isObject(entry)) return textIn(entry.target);
  if (typeof entry !== 'string' || entry.includes('$') || /^[A-Za-z]:\\/.test(entry)) return undefined;
  const [first, target = first] = entry.split(':');
  return target;
}
