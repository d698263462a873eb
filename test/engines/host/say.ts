/** One line of progress, with the time since the start of the process. */
export function say(text: string): void {
  process.stdout.write(`[${process.uptime().toFixed(0).padStart(4)} s] ${text}\n`);
}

/** Does something, and says what and how long it took. */
export async function timed<T>(what: string, work: () => Promise<T>): Promise<T> {
  const begin = performance.now();
  const result = await work();
  say(`${what}: ${((performance.now() - begin) / 1000).toFixed(1)} s`);
  return result;
}
