import type { Origin } from '../diagnostics/origin';
import type { ChartModel } from './app';
import type { Target } from './target';

/** A namespace of the cluster that the app makes. */
export interface Namespace {
  readonly kind: 'namespace';
  readonly name: string;
  readonly origin: Origin;
  readonly chart: ChartModel;
  readonly targets: readonly Target[];
  readonly labels: Record<string, string>;
  readonly annotations: Record<string, string>;
}
