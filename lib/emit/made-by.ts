/**
 * The first line of what Lading generates, so that nobody edits a copy of what the app says. It names the app and no
 * version: the bytes change with the app alone.
 *
 * @param app Its name; whatever could end the comment is left out.
 */
export function madeBy(app: string): string {
  return `# ${maker(app)}; edit the app, not this file.\n`;
}

/** The same for a file that people copy and fill in. */
export function exampleMadeBy(app: string): string {
  return `# ${maker(app)}.\n`;
}

function maker(app: string): string {
  return `Made by Lading from the app ${JSON.stringify(app.replace(/[^\p{L}\p{N}\p{P} ]+/gu, '-'))}`;
}
