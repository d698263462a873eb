/** Every target that Lading can synthesize, in the order of reports. */
export const targets = ['kubernetes', 'compose', 'swarm'] as const;

/** A place that manifests are written for. */
export type Target = (typeof targets)[number];

/** What people call them. */
export const targetNames: Readonly<Record<Target, string>> = {
  kubernetes: 'Kubernetes',
  compose: 'Compose',
  swarm: 'Swarm',
};

/** One value for each target. */
export function eachTarget<T>(make: (target: Target) => T): Readonly<Record<Target, T>> {
  return { kubernetes: make('kubernetes'), compose: make('compose'), swarm: make('swarm') };
}
