import type { IConstruct } from 'constructs';
import type { Finding } from '../diagnostics/finding';
import { takeUnusedMarkers } from '../model/marker';
import { originOf } from './origin';

/** What the tree itself has to say: the validations of other libraries' constructs, and references that got lost. */
export function foreignFindings(root: IConstruct): Finding[] {
  const findings: Finding[] = [];
  const open: IConstruct[] = [...root.node.children];
  for (let construct = open.pop(); construct !== undefined; construct = open.pop()) {
    for (const message of construct.node.validate()) {
      findings.push({ code: 'cdk8s/validation', message, origin: originOf(construct) });
    }
    open.push(...construct.node.children);
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
