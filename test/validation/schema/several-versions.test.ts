import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { kubernetesVersions, validateKubernetesObject } from '../../../lib/validation/schema';
import { decisive, functionOf, startOf } from '../../../lib/validation/schema/kubernetes-index';
import { merge } from '../../../lib/validation/schema/report';
import type { Path } from './mutations';
import { changed, pathsOf, values } from './mutations';
import { deployment } from './sample';
import { specimen } from './specimen';

interface Index {
  readonly kinds: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, string | null>>>>>>;
  readonly containedIn: Readonly<Record<string, readonly string[]>>;
}

const index: Index = JSON.parse(
  readFileSync(join(__dirname, '../../../schemas/kubernetes/index.json'), 'utf8'),
);

/** Every kind that starts at several places, of which at least one is contained in another. */
const kinds = Object.entries(index.kinds).flatMap(([apiVersion, ofVersion]) =>
  Object.entries(ofVersion).flatMap(([kind, steps]) => {
    const starts = [...new Set(Object.values(steps))].filter((start) => start !== null);
    const contained = starts.some((start) => index.containedIn[start] !== undefined);
    return contained ? [{ apiVersion, kind, starts }] : [];
  }),
);

/** What a pod is made of is one and the same in every kind that has pods, so one of them is enough to look there. */
function knownFromDeployment(kind: string, path: Path): boolean {
  return kind !== 'Deployment' && (path.includes('template') || (kind === 'Pod' && path[0] === 'spec'));
}

/** What is found when every version is asked for itself, so that none speaks for another. */
function oneByOne(object: unknown, versions: readonly string[]): unknown {
  return merge(versions.flatMap((version) => validateKubernetesObject(object, [version])));
}

/** Values that only some versions refuse, in their places, as well. */
const moreValues = [...values, 'Always', 'Lt', 'PreferSameZone', 'Recreate', 'Merge', { key: [] }];
const changes = fc.array(fc.tuple(fc.nat(), fc.constantFrom(...moreValues)), {
  minLength: 1,
  maxLength: 3,
});

describe('an object that is checked for several versions at once', () => {
  test.each(kinds)('$apiVersion $kind has the problems that each version has with it', (one) => {
    const { apiVersion, kind, starts } = one;
    const specimens = starts.map((start) => specimen(apiVersion, kind, start));
    const paths = specimens.map((object) => pathsOf(object).slice(1));
    fc.assert(
      fc.property(
        fc.nat(starts.length - 1),
        changes,
        fc.subarray([...kubernetesVersions], { minLength: 1 }),
        (at, all, versions) => {
          const places = paths[at] ?? [];
          const object = all.reduce<unknown>(
            (result, [place, value]) => changed(result, places[place % places.length] ?? [], value),
            specimens[at],
          );
          expect(validateKubernetesObject(object, versions)).toEqual(oneByOne(object, versions));
        },
      ),
      { numRuns: 20 },
    );
  });

  test.each(kinds)(
    '$apiVersion $kind is accepted, with anything in any one place, by what contains a schema that accepts it',
    ({ apiVersion, kind, starts }) => {
      let accepted = 0;
      const wrong: unknown[] = [];
      for (const narrow of starts) {
        const wide = index.containedIn[narrow] ?? [];
        if (wide.length === 0) continue;
        const object = specimen(apiVersion, kind, narrow);
        expect(functionOf(narrow)(object, '', null)).toBeNull();
        for (const path of pathsOf(object)) {
          if (knownFromDeployment(kind, path)) continue;
          for (const value of ['', 'bogus', 7, null, {}]) {
            const other = changed(object, path, value);
            if (functionOf(narrow)(other, '', null) !== null) continue;
            accepted += 1;
            const refusing = wide.filter((start) => functionOf(start)(other, '', null) !== null);
            if (refusing.length > 0) wrong.push({ narrow, refusing, path, value });
          }
        }
      }
      expect(wrong).toEqual([]);
      expect(accepted).toBeGreaterThan(50);
    },
  );
});

const podStart = (version: string): string => startOf('apps/v1', 'Deployment', version) ?? '';

describe('the starts that speak for others', () => {
  test('are the older ones where a schema has only grown', () => {
    expect(decisive([podStart('1.36'), podStart('1.37')])).toEqual([podStart('1.36')]);
  });

  test('are all of them where a newer schema refuses something that an older one accepts', () => {
    const starts = [podStart('1.34'), podStart('1.35'), podStart('1.36')];
    expect(decisive(starts)).toEqual(starts);
  });

  test('are the only one there is, though others would speak for it', () => {
    expect(decisive([podStart('1.37')])).toEqual([podStart('1.37')]);
  });
});

test('the module of a schema that another speaks for is read only where that finds a problem', () => {
  jest.isolateModules(() => {
    jest.doMock('lading/schemas/kubernetes/apps.v1-1.37.js', () => {
      throw new Error('the module is read');
    });
    const fresh: typeof import('../../../lib/validation/schema') = require('../../../lib/validation/schema');
    expect(fresh.validateKubernetesObject(deployment(), ['1.36', '1.37'])).toEqual([]);
    const wrong = deployment({ spec: { replicas: -1 } });
    expect(() => fresh.validateKubernetesObject(wrong, ['1.36', '1.37'])).toThrow('the module is read');
  });
});
