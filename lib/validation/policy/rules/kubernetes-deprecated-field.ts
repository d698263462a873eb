import { isObject } from '../../../model/json';
import { listIn, objectIn } from '../../../model/read-json';
import { nameOf, placeIn } from '../../kubernetes-object';
import type { PolicyRule } from '../policy-rule';

/** Annotations of pods by how they begin, and what says the same. */
const annotations: readonly (readonly [key: string, instead: string])[] = [
  [
    'seccomp.security.alpha.kubernetes.io/pod',
    '`securityContext.seccompProfile`; it has had no effect since 1.27',
  ],
  [
    'container.seccomp.security.alpha.kubernetes.io/',
    '`securityContext.seccompProfile`; it has had no effect since 1.27',
  ],
  ['container.apparmor.security.beta.kubernetes.io/', '`securityContext.appArmorProfile`'],
  ['scheduler.alpha.kubernetes.io/critical-pod', '`priorityClassName`; it has had no effect since 1.16'],
];

/** Labels of nodes that were renamed. */
const labels: ReadonlyMap<string, string> = new Map([
  ['beta.kubernetes.io/arch', 'kubernetes.io/arch'],
  ['beta.kubernetes.io/os', 'kubernetes.io/os'],
  ['failure-domain.beta.kubernetes.io/region', 'topology.kubernetes.io/region'],
  ['failure-domain.beta.kubernetes.io/zone', 'topology.kubernetes.io/zone'],
  ['beta.kubernetes.io/instance-type', 'node.kubernetes.io/instance-type'],
]);

/** What the server itself warns of when it is applied. */
export const kubernetesDeprecatedField: PolicyRule<'kubernetes/deprecated-field'> = {
  code: 'kubernetes/deprecated-field',
  level: 'warning',
  config: {},
  begin: () => ({
    kubernetes: ({ report }) => ({
      pod(object) {
        const { spec, pointer, metadata, metadataPointer } = object.pod;
        const tell = (what: string, instead: string, at: string, ...steps: (string | number)[]): void =>
          report({
            message: `${nameOf(object)} says \`${what}\`, which is deprecated.`,
            origin: object.source.origin,
            affected: [placeIn(object, at, ...steps)],
            subject: `${object.namespace} ${nameOf(object)} ${what}`,
            fix: `Take ${instead}.`,
          });
        if (spec.serviceAccount !== undefined && spec.serviceAccountName === undefined)
          tell('serviceAccount', '`serviceAccountName`', pointer, 'serviceAccount');
        for (const key of Object.keys(objectIn(metadata.annotations)))
          for (const [begin, instead] of annotations)
            if (key.startsWith(begin)) tell(key, instead, metadataPointer, 'annotations', key);
        for (const key of Object.keys(objectIn(spec.nodeSelector))) {
          const renamed = labels.get(key);
          if (renamed !== undefined) tell(key, `\`${renamed}\``, pointer, 'nodeSelector', key);
        }
        listIn(spec.volumes).forEach((volume, index) => {
          if (isObject(volume) && volume.gitRepo !== undefined)
            tell(
              'gitRepo',
              'an init container that fetches it into an emptyDir',
              pointer,
              'volumes',
              index,
              'gitRepo',
            );
        });
      },
    }),
  }),
};
