import type { IConstruct } from 'constructs';
import type { Finding } from '../../diagnostics/finding';
import { takeUnusedMarkers } from '../../model/marker';
import { appStateOf } from './app-state';
import { originOf } from './origin';

/** What the tree itself has to say: the validations of other libraries' constructs, and references that got lost. */
export function foreignFindings(root: IConstruct, constructs: readonly IConstruct[]): Finding[] {
  const findings: Finding[] = [];
  for (const construct of constructs) {
    for (const message of validationsOf(construct, root)) {
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

/** What the validations of a construct say; those of the root are asked without our own, which would ask us. */
function validationsOf(construct: IConstruct, root: IConstruct): string[] {
  const state = appStateOf(root);
  state.isAsking = construct === root;
  try {
    return construct.node.validate().map(String);
  } catch (error) {
    return [
      `A validation threw ${error instanceof Error ? `${error.name}: ${error.message}` : String(error)}.`,
    ];
  } finally {
    state.isAsking = false;
  }
}
