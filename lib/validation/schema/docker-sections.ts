/** The sections of a file of Docker's that hold entries by name, each with the schema of an entry. */
export type Sections = Readonly<Record<string, string>>;

export const stackSections = {
  services: 'service',
  networks: 'network',
  volumes: 'volume',
  secrets: 'secret',
  configs: 'config',
} as const;

export const composeSections = { ...stackSections, models: 'model' } as const;
