import { shown, shownName } from '../../lib/diagnostics/shown';
import { neverHangs } from '../never-hangs';

const long = (letter: string, length: number) => letter.repeat(length);

describe('a sentence as it is told', () => {
  it('has what it quotes cut, and keeps the rest', () => {
    expect(shown(`The value "${long('a', 200)}" is no port, unlike "b".`)).toBe(
      `The value "${long('a', 115)}..." is no port, unlike "b".`,
    );
    expect(shown(`It is "${long('a', 90)}\\"${long('b', 90)}" here.`)).toBe(
      `It is "${long('a', 90)}\\"${long('b', 23)}..." here.`,
    );
  });

  it('takes a mark that is not closed in its line for no quote', () => {
    const text = `It is 5" wide, ${long('and so on ', 20)}\nand "${long('a', 130)}".`;
    expect(shown(text)).toBe(text.replace(long('a', 130), `${long('a', 115)}...`));
  });

  it('has names cut that no server takes, and ends somewhere', () => {
    expect(shown(`Service/${long('a', 1_000_000)} has no port.`)).toBe(
      `Service/${long('a', 591)}… has no port.`,
    );
    expect(shown(long('word ', 1_000_000)).length).toBeLessThanOrEqual(10_000);
    expect(shownName(`Service/${long('a', 1_000_000)}`)).toHaveLength(600);
    const path = `deep/${long('folder/', 60)}file`;
    expect(shown(`${path} is not there.`)).toBe(`${path} is not there.`);
  });

  it.each([
    ['quotes', '"'],
    ['quotes within quotes', '"\\'],
    ['backslashes', '\\'],
    ['backquotes and blanks', '` '],
    ['names', '"a":'],
  ])('takes no time for very many %s', (_, piece) => {
    neverHangs(() => {
      shown(long(piece, 2_000_000));
    });
  });
});
