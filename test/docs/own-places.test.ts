import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { filePlaces, servicePlaces } from '../../lib/compose/own-places';
import { ownPlacesOf } from '../../lib/kubernetes/own-places';
import type { OwnPlaces } from '../../lib/model/own-places';
import { root } from './pages';

const page = readFileSync(join(root, 'docs/diagnostics/parity/patched.md'), 'utf8');

/** Every place by its last step. */
function namesIn(places: OwnPlaces): string[] {
  if (places === true) return [];
  return Object.entries(places).flatMap(([key, within]) =>
    within === true ? [key] : within === undefined ? [] : namesIn(within),
  );
}

describe('the page of parity/patched', () => {
  it.each(['Deployment', 'Service', 'Ingress', 'HorizontalPodAutoscaler', 'PersistentVolumeClaim'])(
    'names every place in a %s that means nothing to other targets',
    (kind) => {
      const names = namesIn(ownPlacesOf(kind));
      expect(names.length).toBeGreaterThan(2);
      expect(names.filter((name) => !page.includes(`\`${name}\``))).toEqual([]);
    },
  );

  it('names every such place in a Compose service', () => {
    const names = namesIn(servicePlaces).filter((name) => name !== 'x-*');
    expect(names.filter((name) => !page.includes(`\`${name}\``))).toEqual([]);
  });

  it('names what of a network and a volume means something', () => {
    expect(Object.keys(filePlaces.networks['*'])).not.toContain('internal');
    expect(Object.keys(filePlaces.volumes['*']).filter((key) => key !== 'x-*')).toEqual(['labels', 'name']);
  });
});
