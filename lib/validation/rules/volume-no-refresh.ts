import type { JsonObject } from '../../model/json';
import { listIn, objectIn, textIn } from '../../model/read-json';
import { type KubernetesObject, nameOf, placeIn } from '../kubernetes-object';
import type { Rule } from '../rule';

/** What the kubelet writes anew when it changes, but into whole folders alone. */
const refreshed = {
  secret: 'Secret',
  configMap: 'ConfigMap',
  projected: 'projected volume',
  downwardAPI: 'downward API volume',
} as const;

/** Files of a Secret or a ConfigMap that are mounted by themselves: they stay as they are while the pod lives. */
export const volumeNoRefresh: Rule = {
  code: 'volume/no-refresh',
  kubernetes: ({ report }) => ({
    pod(object) {
      const { spec, containers } = object.pod;
      for (const { content, name, pointer } of containers) {
        listIn(content.volumeMounts).forEach((entry, index) => {
          const mount = objectIn(entry);
          const { subPath, subPathExpr } = mount;
          if (!subPath && !subPathExpr) return;
          const volume = listIn(spec.volumes)
            .map(objectIn)
            .find((each) => each.name === mount.name);
          const kind = kinds.find((each) => volume?.[each] !== undefined);
          // Each ConfigMap that Lading writes is replaced by one of another name, so that the pods are new as well.
          if (kind === undefined || (kind === 'configMap' && isWritten(object, objectIn(volume?.configMap))))
            return;
          const path = textIn(mount.mountPath) ?? '';
          report({
            message: `The container "${name}" of ${nameOf(object)} mounts one file of a ${refreshed[kind]} at "${path}" by itself.`,
            origin: object.source.origin,
            affected: [placeIn(object, pointer, 'volumeMounts', index, 'subPath')],
            subject: `${name} ${path}`,
            consequence:
              'A change never reaches the container while it runs, as it does where the folder is mounted.',
            fix: `Mount the folder of its files${kind === 'secret' ? ', `secretFiles(…)`' : ''}, and let the program look there.`,
          });
        });
      }
    },
  }),
};

/** The pod mounts a ConfigMap of its own, which a patch leaves as Lading names it. */
function isWritten({ source }: KubernetesObject, { name }: JsonObject): boolean {
  return source.own && (!source.patched || /-[\da-f]{8}$/.test(textIn(name) ?? ''));
}

const kinds = [
  'secret',
  'configMap',
  'projected',
  'downwardAPI',
] as const satisfies readonly (keyof typeof refreshed)[];
