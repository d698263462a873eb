import type { ParityTable } from '../model/parity';
import { kept } from '../model/treatment';

const builtElsewhere = kept('A stack builds nothing: every node pulls the image from a registry.');

/** What Swarm does with how an image comes about. */
export const ofBuild = {
  'build.context': builtElsewhere,
  'build.dockerfile': builtElsewhere,
  'build.target': builtElsewhere,
  'build.args': builtElsewhere,
  'build.secrets': builtElsewhere,
  'build.ssh': builtElsewhere,
  'build.platforms': builtElsewhere,
  'build.cacheFrom': builtElsewhere,
  'build.cacheTo': builtElsewhere,
  'build.additionalContexts': builtElsewhere,
  'container.develop': builtElsewhere,
} satisfies Partial<ParityTable>;
