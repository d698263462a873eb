import { blankUnderName } from '../../diagnostics/blank';
import { pointerTo } from '../../diagnostics/json-pointer';
import type { Origin } from '../../diagnostics/origin';
import { isObject, type JsonObject } from '../../model/json';
import { objectIn } from '../../model/read-json';
import { remember } from '../../model/remember';
import { type KubernetesObject, nameOf, placeIn } from '../kubernetes-object';
import { dnsSubdomain, isName } from '../name-classes';
import type { Rule } from '../rule';

const word = /^[A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?$/;
const wordLength = 63;
/** Of all keys and values of an object's annotations together, in bytes. */
const annotationBytes = 256 * 1024;

/** Labels, selectors and annotations that the server refuses, wherever they stand in an object. */
export const labelInvalid: Rule = {
  code: 'label/invalid',
  kubernetes({ app, report }) {
    const charts = new Map(app?.charts.map((chart) => [chart.id, chart]));

    /** A chart's own labels are the chart's to mend, not those of each of its objects. */
    const blame = ({ source }: KubernetesObject, key: string, value: unknown): Origin => {
      const chart = charts.get(source.chart ?? '');
      return chart !== undefined && chart.labels[key] === value ? chart.origin : source.origin;
    };

    const checkLabels = (object: KubernetesObject, labels: unknown, pointer: string) => {
      if (!isObject(labels)) return;
      for (const key in labels) {
        const value = labels[key];
        const problem =
          problemOfLabelKey(key) ??
          (typeof value === 'string' && !isLabelValue(value) && !isBadName(object, value)
            ? `"${blankUnderName(key, value)}" cannot be the value of the label "${key}": it takes at most ${wordLength} letters, digits, \`-\`, \`_\` and \`.\`, with a letter or digit at both ends.`
            : undefined);
        if (problem === undefined) continue;
        const origin = blame(object, key, value);
        report({
          message: problem,
          origin,
          affected: [placeIn(object, pointer, key)],
          subject: `label ${key}`,
        });
      }
    };

    const checkAnnotations = (object: KubernetesObject, annotations: unknown, pointer: string) => {
      if (!isObject(annotations)) return;
      let bytes = 0;
      for (const key in annotations) {
        const value = annotations[key];
        if (typeof value === 'string') bytes += Buffer.byteLength(key) + Buffer.byteLength(value);
        const problem = problemOfAnnotationKey(key);
        if (problem === undefined) continue;
        report({
          message: problem,
          origin: object.source.origin,
          affected: [placeIn(object, pointer, key)],
          subject: `annotation ${key}`,
        });
      }
      if (bytes <= annotationBytes) return;
      report({
        message: `The annotations of ${nameOf(object)} are ${bytes} bytes long together; ${annotationBytes} is the most.`,
        origin: object.source.origin,
        affected: [placeIn(object, pointer)],
        subject: 'annotations too long',
      });
    };

    const checkMetadata = (object: KubernetesObject, metadata: JsonObject, pointer: string) => {
      checkLabels(object, metadata.labels, `${pointer}/labels`);
      checkAnnotations(object, metadata.annotations, `${pointer}/annotations`);
    };

    return {
      object(object) {
        const { content, group, kind } = object;
        checkMetadata(object, objectIn(content.metadata), '/metadata');
        const { selector } = objectIn(content.spec);
        if (group === '' && kind === 'Service') {
          checkLabels(object, selector, '/spec/selector');
        } else if (group === 'apps' || group === 'batch') {
          checkLabels(object, objectIn(selector).matchLabels, '/spec/selector/matchLabels');
        }
      },

      pod(object) {
        const { pod } = object;
        if (pod.metadataPointer !== '/metadata') checkMetadata(object, pod.metadata, pod.metadataPointer);
        checkLabels(object, pod.spec.nodeSelector, pointerTo(pod.pointer, 'nodeSelector'));
      },
    };
  },
};

function isLabelValue(value: string): boolean {
  return value === '' || (value.length <= wordLength && word.test(value));
}

/** A label that repeats a name, or what a name is made of: what is wrong with it is told of the name. */
function isBadName({ name, source }: KubernetesObject, value: string): boolean {
  return source.own && (value === name || name.startsWith(`${value}-`));
}

const problemOfLabelKey = remember((key) => problemOfKey(key, 'a label'));
// The server minds the case of labels' keys only.
const problemOfAnnotationKey = remember((key) => problemOfKey(key.toLowerCase(), 'an annotation'));

function problemOfKey(key: string, what: string): string | undefined {
  const slash = key.indexOf('/');
  const prefix = key.slice(0, Math.max(slash, 0));
  const name = key.slice(slash + 1);
  if (slash >= 0 && !isName(prefix, dnsSubdomain)) {
    return `"${key}" cannot be the key of ${what}: what stands before \`/\` is a DNS name, such as \`acme.dev\`.`;
  }
  if (name.length <= wordLength && word.test(name)) return undefined;
  return `"${key}" cannot be the key of ${what}: it takes at most ${wordLength} letters, digits, \`-\`, \`_\` and \`.\`, with a letter or digit at both ends, after an optional \`acme.dev/\`.`;
}
