import type { JsonObject } from '../../model/json';
import { listIn, objectIn } from '../../model/read-json';
import { type KubernetesObject, nameOf, placeIn } from '../kubernetes-object';
import type { Rule } from '../rule';

/** Annotations of one object, all together, in bytes: `kubectl apply` keeps the whole object in one of them. */
const mostInAnnotations = 262_144;
const annotation = 'kubectl.kubernetes.io/last-applied-configuration'.length;
/** So many entries make no large object: what Lading lowers is weighed only where it has more. */
const mostEntries = 300;
/** A letter of YAML becomes twelve bytes of JSON at the most: `-` and an end of line `null,`, an `<` within quotes six bytes. */
const mostLetters = Math.floor(mostInAnnotations / 12) - 100;

/** Objects that `kubectl apply` cannot store unless the server does the merging. */
export const kubernetesTooLarge: Rule = {
  code: 'kubernetes/too-large',
  kubernetes: ({ report }) => ({
    object(object) {
      if (!mayBeLarge(object)) return;
      const { content, source } = object;
      const size =
        annotation + bytesApplied(content) + bytesIn(objectIn(objectIn(content.metadata).annotations));
      if (size <= mostInAnnotations) return;
      report({
        origin: source.origin,
        affected: [placeIn(object, '')],
        subject: nameOf(object),
        message: `${nameOf(object)} is too large for \`kubectl apply\` by itself: it would need ${size} bytes of annotations, and ${mostInAnnotations} are allowed.`,
        consequence: 'kubectl fails with "metadata.annotations: Too long".',
        fix: 'Apply it with `kubectl apply --server-side`, which keeps no copy in an annotation.',
      });
    },
  }),
};

/** To weigh an object costs as much as to print it, so that most are let go after one look. */
function mayBeLarge({ source, kind, group, pod }: KubernetesObject): boolean {
  if (!source.own) return (source.letters ?? mostInAnnotations) > mostLetters;
  if (source.patched) return true;
  if (group === '' && (kind === 'ConfigMap' || kind === 'Secret')) return true;
  const containers = pod?.containers ?? [];
  const entries = ({ content }: (typeof containers)[number]) =>
    [content.env, content.args, content.command, content.volumeMounts].reduce<number>(
      (sum, list) => sum + listIn(list).length,
      1,
    );
  return containers.reduce((sum, each) => sum + entries(each), 0) > mostEntries;
}

/** What kubectl writes: Go escapes three more characters than JavaScript does. */
function bytesApplied(content: JsonObject): number {
  const json = JSON.stringify(content);
  return Buffer.byteLength(json) + 5 * (json.match(/[<>&]/g)?.length ?? 0) + 1;
}

function bytesIn(annotations: JsonObject): number {
  let bytes = 0;
  for (const [key, value] of Object.entries(annotations)) {
    bytes += Buffer.byteLength(key) + (typeof value === 'string' ? Buffer.byteLength(value) : 0);
  }
  return bytes;
}
