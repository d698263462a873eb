import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { kubernetesVersions, validateKubernetesObject } from '../../../lib/validation/schema';
import { decisive, everyStartOf, functionOf, startOf } from '../../../lib/validation/schema/kubernetes-index';
import { kindProblems } from '../../../lib/validation/schema/kubernetes-kind';
import { report } from '../../../lib/validation/schema/report';
import type { SchemaProblem } from '../../../lib/validation/schema/schema-problem';
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

/** Every kind whose minors do not all start at the same place, with the start that speaks for all of them. */
const kinds = Object.entries(index.kinds).flatMap(([apiVersion, ofVersion]) =>
  Object.entries(ofVersion).flatMap(([kind, steps]) => {
    const starts = [...new Set(Object.values(steps))].filter((start) => start !== null);
    return starts.length > 1 ? [{ apiVersion, kind, starts, every: everyStartOf(apiVersion, kind) }] : [];
  }),
);

/** What a pod is made of is one and the same in every kind that has pods, so one of them is enough to look there. */
function knownFromDeployment(kind: string, path: Path): boolean {
  return kind !== 'Deployment' && (path.includes('template') || (kind === 'Pod' && path[0] === 'spec'));
}

/** The versions that refuse something, by what and where that is. */
function refusals(problems: readonly SchemaProblem[]): Record<string, string[]> {
  const found: Record<string, string[]> = {};
  for (const { keyword, pointer, versions } of problems) {
    const what = `${keyword} ${pointer}`;
    found[what] = [...new Set([...(found[what] ?? []), ...versions])].sort();
  }
  return found;
}

/** What is found when the function of each version is run, so that none speaks for another. */
function oneByOne(
  object: unknown,
  apiVersion: string,
  kind: string,
  versions: readonly string[],
): SchemaProblem[] {
  return versions.flatMap((version) => {
    const start = startOf(apiVersion, kind, version);
    if (start === undefined) return kindProblems(apiVersion, kind, [version]);
    const raw = functionOf(start)(object, '', null) ?? [];
    return report(object, raw, [version], (message) => ({ message }));
  });
}

/** Values that only some versions refuse, in their places, as well. */
const moreValues = [...values, 'Always', 'Lt', 'PreferSameZone', 'Recreate', 'Merge', { key: [] }];
const changes = fc.array(fc.tuple(fc.nat(), fc.constantFrom(...moreValues)), {
  minLength: 1,
  maxLength: 3,
});

describe('an object that is checked for several versions at once', () => {
  test.each(kinds)('$apiVersion $kind has the problems that each version has with it', (one) => {
    const { apiVersion, kind, every } = one;
    const starts = every === undefined ? one.starts : [every, ...one.starts];
    const specimens = starts.map((start) => specimen(apiVersion, kind, start));
    const paths = specimens.map((object) =>
      pathsOf(object).filter(([field = 'kind']) => field !== 'kind' && field !== 'apiVersion'),
    );
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
          expect(refusals(validateKubernetesObject(object, versions))).toEqual(
            refusals(oneByOne(object, apiVersion, kind, versions)),
          );
        },
      ),
      { numRuns: 20 },
    );
  });

  test.each(kinds)(
    '$apiVersion $kind is accepted, with anything in any one place, by what contains a schema that accepts it',
    ({ apiVersion, kind, starts, every }) => {
      const claims = starts.map((narrow) => ({ narrow, wide: index.containedIn[narrow] ?? [] }));
      if (every !== undefined) claims.push({ narrow: every, wide: starts });
      let accepted = 0;
      const wrong: unknown[] = [];
      for (const { narrow, wide } of claims.filter((claim) => claim.wide.length > 0)) {
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

test('every kind of the newest minor whose schema ever changed has one start that speaks for all minors', () => {
  const newest = kubernetesVersions.at(-1) ?? '';
  const there = kinds.filter(({ apiVersion, kind }) => startOf(apiVersion, kind, newest) !== undefined);
  expect(there.length).toBeGreaterThan(30);
  expect(there.filter(({ every }) => every === undefined)).toEqual([]);
});

describe('a module is not read', () => {
  const without = (module: string, run: (validate: typeof validateKubernetesObject) => void): void => {
    const path = `lading/schemas/kubernetes/${module}.js`;
    jest.isolateModules(() => {
      jest.doMock(path, () => {
        throw new Error(`${module} is read`);
      });
      const fresh: typeof import('../../../lib/validation/schema') = require('../../../lib/validation/schema');
      run(fresh.validateKubernetesObject);
      jest.dontMock(path);
    });
  };

  test('if it is of one version, while the start of every minor finds nothing', () => {
    without('apps.v1-1.36', (validate) => {
      expect(validate(deployment(), ['1.35', '1.36', '1.37'])).toEqual([]);
    });
  });

  test('if another schema speaks for it, while that finds nothing', () => {
    const named = deployment({ pod: { hostnameOverride: 'web' } });
    without('apps.v1-1.37', (validate) => {
      expect(validate(named, ['1.36', '1.37'])).toEqual([]);
    });
    without('apps.v1-1.36', (validate) => {
      expect(() => validate(named, ['1.36', '1.37'])).toThrow('apps.v1-1.36 is read');
    });
  });

  test('unless something is found', () => {
    without('apps.v1-1.37', (validate) => {
      const wrong = deployment({ spec: { replicas: -1 } });
      expect(() => validate(wrong, ['1.36', '1.37'])).toThrow('apps.v1-1.37 is read');
    });
  });
});
