/** What comes of it where admission refuses the pods of an object. */
export function refusedPods(kind: string): string {
  return kind === 'Pod'
    ? 'The API server refuses the pod.'
    : `The API server takes the ${kind}, and refuses each of its pods: nothing ever runs.`;
}
