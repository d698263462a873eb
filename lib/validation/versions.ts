import { kubernetesVersions } from './schema';

/** The minor versions of Kubernetes that an app is validated for when it does not say. */
export const defaultVersions = '1.35-1.37';

/** Reads `'1.36'` or `'1.35-1.37'`, ascending; undefined where it is neither, or leaves what is known. */
export function parseVersions(text: string): readonly string[] | undefined {
  const [from = '', to = from, ...more] = text.split('-');
  const first = kubernetesVersions.indexOf(from);
  const last = kubernetesVersions.indexOf(to);
  if (more.length > 0 || first < 0 || last < first) return undefined;
  return kubernetesVersions.slice(first, last + 1);
}
