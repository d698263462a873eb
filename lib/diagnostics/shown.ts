import { blankText } from './blank';

/** What is quoted in a sentence is a value or a name; more of it than this nobody reads. */
const most = 120;

/** A sentence as it is told: without the credentials that a value in it may hold, and with what it quotes cut. */
export function shown(text: string): string {
  const blanked = blankText(text);
  if (blanked.length <= most) return blanked;
  return blanked.replace(/"(?:[^"\\\n]|\\.)*"/g, (quoted) =>
    quoted.length > most ? `${quoted.slice(0, most - 4)}..."` : quoted,
  );
}
