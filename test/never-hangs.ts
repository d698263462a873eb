/**
 * Runs what a bad input could make last for hours, and fails where it takes more CPU than any machine needs for work that
 * grows as its input does. It is no measure of speed: inputs are so large that a quadratic search takes minutes.
 */
export function neverHangs(run: () => void): void {
  const start = process.cpuUsage();
  run();
  expect(process.cpuUsage(start).user / 1e6).toBeLessThan(20);
}
