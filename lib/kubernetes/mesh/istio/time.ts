/** Milliseconds, as Istio writes a time. */
export function printTime(milliseconds: number): string {
  return `${milliseconds / 1000}s`;
}
