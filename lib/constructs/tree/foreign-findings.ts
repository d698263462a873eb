import type { IConstruct } from 'constructs';
import type { Finding } from '../../diagnostics/finding';
import { takeUnusedMarkers } from '../../model/marker';
import { originOf } from './origin';

/** What the tree itself has to say: the validations of other libraries' constructs, and references that got lost. */
export function foreignFindings(root: IConstruct, constructs: readonly IConstruct[]): Finding[] {
  const findings: Finding[] = [];
  for (const construct of constructs) {
    // The root's is our own: it would ask us.
    if (construct === root) continue;
    for (const message of construct.node.validate()) {
      findings.push({ code: 'cdk8s/validation', message, origin: originOf(construct) });
    }
  }
  const origin = originOf(root);
  for (const site of takeUnusedMarkers()) {
    findings.push({
      code: 'reference/unused',
      message: 'A reference was turned into text here, but the text is in no part of the app.',
      origin: { ...origin, site },
    });
  }
  return findings;
}
