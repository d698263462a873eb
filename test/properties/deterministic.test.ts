import fc from 'fast-check';
import { apps } from './apps';
import { buildApp } from './apps-build';
import { errorsOf, synthInMemory } from './apps-synth';

const numRuns = 30;

describe('an app that the rules have nothing against', () => {
  it('synthesizes to valid objects and a valid Compose project, without errors', () => {
    fc.assert(
      fc.property(apps, (recipe) => {
        expect(errorsOf(synthInMemory(buildApp(recipe)))).toEqual([]);
      }),
      { numRuns },
    );
  });

  it('gives the same bytes and the same diagnostics each time, whether it is built anew or asked again', () => {
    fc.assert(
      fc.property(apps, (recipe) => {
        const app = buildApp(recipe);
        const { files, diagnostics, parity } = synthInMemory(app);
        const again = synthInMemory(app);
        expect([...again.files]).toEqual([...files]);
        const anew = synthInMemory(buildApp(recipe));
        expect([...anew.files]).toEqual([...files]);
        expect(anew.parity).toEqual(parity);
        expect(anew.diagnostics).toEqual(diagnostics);
      }),
      { numRuns },
    );
  });
});
