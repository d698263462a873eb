import type { SpotProvider } from '../model/scheduling';

interface SpotNodes {
  /** The label, and its value, that the provider gives to such nodes. */
  readonly key: string;
  readonly value: string;
  /** Whether such nodes are tainted with the same, by the provider or by its advice. */
  readonly tainted: boolean;
}

/** How nodes that may be taken back are known. */
export const spotNodes: Readonly<Record<SpotProvider, SpotNodes>> = {
  gke: { key: 'cloud.google.com/gke-spot', value: 'true', tainted: true },
  eks: { key: 'eks.amazonaws.com/capacityType', value: 'SPOT', tainted: false },
  aks: { key: 'kubernetes.azure.com/scalesetpriority', value: 'spot', tainted: true },
  karpenter: { key: 'karpenter.sh/capacity-type', value: 'spot', tainted: false },
};
