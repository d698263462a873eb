import { textIn } from '../../../model/read-json';
import type { PolicyRule } from '../policy-rule';
import { containers, services, type Told } from '../seen';

/** Images by a name that means another one tomorrow. */
export const imageNoTag: PolicyRule<'image/no-tag'> = {
  code: 'image/no-tag',
  level: 'warning',
  config: {},
  begin: () => ({
    kubernetes: containers(({ content }) => judge(content.image)),
    // What is built here is called whatever the project likes.
    compose: services(({ content }) => (content.build === undefined ? judge(content.image) : undefined)),
    stack: services(({ content }) => judge(content.image)),
  }),
};

function judge(given: unknown): Told | undefined {
  const image = textIn(given);
  // What a variable says is known to whoever starts it.
  if (image === undefined || image === '' || image.includes('@') || image.includes('$')) return undefined;
  const tag = /:([^:/]*)$/.exec(image)?.[1];
  if (tag !== undefined && tag !== 'latest') return undefined;
  return {
    message: `The image "${image}" ${tag === undefined ? 'has no tag, which means `latest`' : 'is whatever `latest` is'}.`,
    at: ['image'],
    subject: image,
    consequence: 'What runs depends on when a node has pulled it, and nobody can go back to what ran before.',
    fix: 'Name a version, or better a digest: `acme/web:1.4.2`, `acme/web@sha256:…`.',
  };
}
