import { isSlip, slipFinder } from '../../lib/validation/slip';

describe('a slip', () => {
  test.each([
    ['web', 'wbe'],
    ['db-credential', 'db-credentials'],
    ['databse', 'database'],
    ['web2', 'webs2'],
  ])('leads from %s to %s and back', (a, b) => {
    expect([isSlip(a, b), isSlip(b, a)]).toEqual([true, true]);
  });

  test.each([
    ['the same', 'web', 'web'],
    ['a sibling by its number', 'db-1', 'db-2'],
    ['a sibling with a number', 'db-1', 'db-10'],
    ['too short to tell', 'db', 'dc'],
    ['two letters away', 'mail', 'male-'],
    ['no text', 'web', 1],
  ])('is not what is %s', (_, a, b) => {
    expect([isSlip(a, b), isSlip(b, a)]).toEqual([false, false]);
  });

  test('is looked for among names', () => {
    const find = slipFinder(['api', 'web', 'database', 1]);
    const found = ['wbe', 'wb', 'weeb', 'wib', 'dtaabase', 'databases'].map(find);
    expect(found).toEqual(['web', undefined, 'web', 'web', 'database', 'database']);
    expect(['web', 'mail', '1', ''].map(find)).toEqual([undefined, undefined, undefined, undefined]);
  });
});
