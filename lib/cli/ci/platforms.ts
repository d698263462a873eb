import { github } from './github';
import { gitlab } from './gitlab';
import type { Pipeline, PipelineValues } from './pipeline';

/** The platforms that `lading init --ci` knows. */
const platforms = { github, gitlab };

export type Platform = keyof typeof platforms;

export const platformNames = Object.keys(platforms);

export function isPlatform(name: string): name is Platform {
  return Object.hasOwn(platforms, name);
}

export function pipelineFor(platform: Platform, values: PipelineValues): Pipeline {
  return platforms[platform](values);
}
