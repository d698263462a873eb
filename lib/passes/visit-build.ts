import type { Build } from '../model/build';
import { visitTextMap } from './visit-text';
import { type Leaves, leaves, visitLeaves, type Walk } from './walk';

const build = leaves({
  context: 'build.context',
  dockerfile: 'build.dockerfile',
  target: 'build.target',
  args: 'build.args',
  secrets: 'build.secrets',
  ssh: 'build.ssh',
  platforms: 'build.platforms',
  cacheFrom: 'build.cacheFrom',
  cacheTo: 'build.cacheTo',
  additionalContexts: 'build.additionalContexts',
} satisfies Leaves<Build, 'build'>);

export function visitBuild(walk: Walk, built: Build | undefined): void {
  if (built === undefined) return;
  walk.property.push('build');
  visitLeaves(walk, built, build);
  visitTextMap(walk, 'args', built.args);
  walk.property.pop();
}
