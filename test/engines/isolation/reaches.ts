import type { Platform } from '../run/platform';

export const workloads = ['api', 'web', 'watch', 'hermit', 'page', 'guest'] as const;

/** Those of them that have a port. */
export const listening = ['api', 'web', 'hermit', 'page', 'guest'];

/** Whether a workload gets an answer at a host and port. */
export function reaches(platform: Platform, from: string, to: string): Promise<boolean> {
  const curl = ['curl', '--silent', '--output', '/dev/null', '--max-time', '2', `http://${to}/v2/`];
  return platform.exec(from, curl).then(
    () => true,
    () => false,
  );
}
