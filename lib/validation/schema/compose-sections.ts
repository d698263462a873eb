/** The sections of a Compose file that hold entries by name, and the schema of an entry. */
export const entrySchemas = {
  services: 'service',
  networks: 'network',
  volumes: 'volume',
  secrets: 'secret',
  configs: 'config',
  models: 'model',
} as const;

export const composeSections = ['services', 'networks', 'volumes', 'secrets', 'configs', 'models'] as const;
