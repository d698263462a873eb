/** Runs the work, then prints what it took as one line of JSON: milliseconds, and bytes at the highest. */
export function measured(work) {
  const cpu = process.cpuUsage();
  const start = performance.now();
  work();
  const wall = performance.now() - start;
  const { user, system } = process.cpuUsage(cpu);
  const memory = process.resourceUsage().maxRSS * 1024;
  console.log(JSON.stringify({ wall, cpu: (user + system) / 1000, memory }));
}
