import type { Text } from './reference';

/** Places that hold copies of the official images. */
const mirrors =
  /^(?:(?:index\.)?docker\.io\/|registry-1\.docker\.io\/|public\.ecr\.aws\/docker\/|mirror\.gcr\.io\/)?(?:library\/)?/;

/**
 * The repository of an image, without host and `library/` where it is an official one of Docker Hub:
 * `docker.io/library/nginx:1.27` is `nginx`.
 */
export function repositoryOf(image: Text): string {
  const name = withoutDigest(image);
  return name.slice(0, endOfRepository(name)).replace(mirrors, '');
}

/** Its tag; none where it has none, or where that is known to a target alone. */
export function tagOf(image: Text): string {
  const name = withoutDigest(image);
  const tag = name.slice(endOfRepository(name) + 1);
  return tag.includes('\0') ? '' : tag;
}

/** Where the tag begins, by the colon before it: one further up belongs to a registry's port. */
function endOfRepository(name: string): number {
  const colon = name.indexOf(':', name.lastIndexOf('/') + 1);
  return colon === -1 ? name.length : colon;
}

function withoutDigest(image: Text): string {
  // A reference stands for the tag mostly, and never for a letter of the repository before it.
  const text =
    typeof image === 'string'
      ? image
      : image.map((part) => (typeof part === 'string' ? part : '\0')).join('');
  return text.split('@')[0] ?? '';
}

/** An image's name as registries are asked for it, without tag and digest: `nginx:1.27` is `docker.io/library/nginx`. */
export function addressOf(image: string): string {
  const whole = withoutDigest(image);
  const name = whole.slice(0, endOfRepository(whole));
  const [first = '', ...others] = name.split('/');
  if (others.length === 0) return `docker.io/library/${name}`;
  return /[.:]|^localhost$/.test(first)
    ? name.replace(/^(?:index\.|registry-1\.)docker\.io\//, 'docker.io/')
    : `docker.io/${name}`;
}
