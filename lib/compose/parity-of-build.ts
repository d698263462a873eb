import type { ParityTable } from '../model/parity';

/** What Compose does with how an image comes about. */
export const ofBuild = {
  'build.context': 'kept',
  'build.dockerfile': 'kept',
  'build.target': 'kept',
  'build.args': 'kept',
  'build.secrets': 'kept',
  'build.ssh': 'kept',
  'build.platforms': 'kept',
  'build.cacheFrom': 'kept',
  'build.cacheTo': 'kept',
  'build.additionalContexts': 'kept',
  'container.develop': 'kept',
} satisfies Partial<ParityTable>;
