/** What a check says: `message` is asked for where the test fails, also where it was to be the other way round. */
export interface Verdict {
  readonly pass: boolean;
  message(): string;
}

/** Lines below a heading. */
export function indented(text: string): string {
  return text.replace(/^(?=.)/gm, '  ');
}
