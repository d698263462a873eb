/** What some release of docker compose brought, and which. */
const since = {
  /** Commands that run inside of the container after it has started and before it is stopped. */
  hooks: [2, 30],
  /** Files of variables that are taken letter by letter. */
  rawEnvFiles: [2, 30],
  /** A container of its own that runs before the service starts. */
  preStart: [5, 3],
} as const;

/** Whether the oldest docker compose that the output must work with has a feature. */
export function floorHas(floor: string, feature: keyof typeof since): boolean {
  const [major = 0, minor = 0] = floor.split('.').map(Number);
  const [neededMajor, neededMinor] = since[feature];
  return major > neededMajor || (major === neededMajor && minor >= neededMinor);
}
