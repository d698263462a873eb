/**
 * Kubernetes counts in whole seconds. A part of a second is rounded up, since a time that is too short fails what
 * would have worked; the parity table says where this happens.
 */
export function toSeconds(milliseconds: number, minimum = 0): number {
  return Math.max(minimum, Math.ceil(milliseconds / 1000));
}

/** Whether rounding to seconds, and to the minimum, changes a time. */
export function isRounded(milliseconds: number, minimum = 0): boolean {
  return toSeconds(milliseconds, minimum) * 1000 !== milliseconds;
}
