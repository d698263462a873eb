/** All steps, in their order. */
export const stepNames = ['istioctl', 'gateway', 'cilium', 'verdicts', 'istio'] as const;
export type StepName = (typeof stepNames)[number];

/** The steps that somebody names; all of them where nobody names any. */
export function stepsNamed(words: readonly string[]): readonly StepName[] {
  const unknown = words.find((word) => stepNames.every((name) => name !== word));
  if (unknown !== undefined) throw new Error(`there is no step ${unknown}: ${stepNames.join(', ')}`);
  return words.length === 0 ? stepNames : stepNames.filter((name) => words.includes(name));
}
