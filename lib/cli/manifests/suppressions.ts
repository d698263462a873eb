import type { Finding } from '../../diagnostics/finding';
import type { Origin } from '../../diagnostics/origin';
import { suppressionFindings } from '../../diagnostics/suppression-findings';
import { unusedSuppressions } from '../../diagnostics/unused-suppressions';
import { suppressionsIn, type WrittenSuppression } from '../../diagnostics/written-suppressions';
import type { JsonObject } from '../../model/json';
import { objectIn } from '../../model/read-json';

/** What an object or a service of a manifest accepts by itself, each with its pointer as the key. */
export type Accepted = readonly WrittenSuppression[];

/** Of an object of Kubernetes: its annotations. */
export function acceptedByObject({ metadata }: JsonObject): Accepted {
  const { annotations } = objectIn(metadata);
  return suppressionsIn(objectIn(annotations)).map((each) => ({
    ...each,
    key: `/metadata/annotations/${each.key.replaceAll('/', '~1')}`,
  }));
}

/** Of a service of Compose: `x-lading-suppress: { image/no-tag: Built here. }`. */
export function acceptedByService({ 'x-lading-suppress': said }: JsonObject): Accepted {
  return Object.entries(objectIn(said)).map(([code, reason]) => ({
    key: `/x-lading-suppress/${code.replaceAll('/', '~1')}`,
    code,
    reason: typeof reason === 'string' ? reason : '',
  }));
}

/** What is wrong with them, and which of them nothing needs; each at its own place. */
export function suppressionProblems(
  accepting: ReadonlyMap<Origin, Accepted>,
  findings: readonly Finding[],
): Finding[] {
  const origins = new Set(accepting.keys());
  return [...[...origins].flatMap(suppressionFindings), ...unusedSuppressions(origins, findings)].map(
    (finding) => {
      const index = finding.property?.[1];
      const pointer = typeof index === 'number' ? accepting.get(finding.origin)?.[index]?.key : undefined;
      const object = finding.origin.path;
      return { ...finding, affected: [{ target: 'manifest', object, pointer: pointer ?? '' }] };
    },
  );
}
