/** Escape sequences of terminals, then what is left of control characters, line ends and tabs excepted. */
const sequences = /\u001b(?:\[[0-?]*[ -/]*[@-~]|\][^\u0007\u001b]*(?:\u0007|\u001b\\)?|[@-Z\\-_])/g;
const controls =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** Text from somewhere else, without anything that could move a terminal's cursor or reorder its line. */
export function foreign(text: string): string {
  return text.replace(sequences, '').replace(controls, '');
}
