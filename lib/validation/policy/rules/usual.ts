import type { PolicyCode } from '../../../diagnostics/catalogue';
import type { PolicyRule } from '../policy-rule';
import { composeObsolete } from './compose-obsolete';
import { disruptionNoBound } from './disruption-no-bound';
import { imageNoTag } from './image-no-tag';
import { kubernetesDeprecated } from './kubernetes-deprecated';
import { kubernetesDeprecatedField } from './kubernetes-deprecated-field';
import { resourcesFractional } from './resources-fractional';
import { scaleReplicasAndAutoscaler } from './scale-replicas-and-autoscaler';
import { variableDuplicate } from './variable-duplicate';

/** Those of them that are on where nobody says anything: these alone are loaded then. */
export const usualRules = {
  'compose/obsolete': composeObsolete,
  'disruption/no-bound': disruptionNoBound,
  'image/no-tag': imageNoTag,
  'kubernetes/deprecated': kubernetesDeprecated,
  'kubernetes/deprecated-field': kubernetesDeprecatedField,
  'resources/fractional': resourcesFractional,
  'scale/replicas-and-autoscaler': scaleReplicasAndAutoscaler,
  'variable/duplicate': variableDuplicate,
} as const satisfies { readonly [K in PolicyCode]?: PolicyRule<K> };
