import { values } from './domain';
import { object } from './shape';
import { list, matching, oneOf } from './shapes';

/** Which images may run: those of Lading's own init containers are meant as well. */
export interface ImagesProps {
  /** Registries, or places below one: `['ghcr.io/acme', 'docker.io/library']`. Default: all. */
  readonly registries?: readonly string[];
  /** `'required'`: each is named by its digest, `acme/web@sha256:…`, so that nobody can change what runs. Default: `'optional'`. */
  readonly digests?: 'required' | 'optional';
}

const registry = matching(
  "a registry, such as 'ghcr.io', or a place below one, such as 'ghcr.io/acme'",
  (value) => /^(?:[a-zA-Z0-9-]+(?:\.[a-zA-Z0-9-]+)+|localhost)(?::\d{1,5})?(?:\/[a-z0-9._-]+)*$/.test(value),
  values(['ghcr.io', 'docker.io', 'docker.io/library'], ['localhost', 'localhost:5000/a', '10.0.0.1:80']),
);

export const images = object<ImagesProps>({
  registries: list(registry),
  digests: { ...oneOf(['required', 'optional']), domain: values(['optional'], ['required']) },
});
