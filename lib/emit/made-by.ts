/** What a file is made of: names of the user's, of which is left out whatever could end a comment. */
export interface Maker {
  readonly name: string;
  readonly environment?: string;
}

/**
 * The first line of what Lading generates, so that nobody edits a copy of what the app says. It names the app and no
 * version: the bytes change with the app alone.
 */
export function madeBy(app: Maker): string {
  return `# ${maker(app)}; edit the app, not this file.\n`;
}

/** The same for a file that people copy and fill in. */
export function exampleMadeBy(app: Maker): string {
  return `# ${maker(app)}.\n`;
}

function maker({ name, environment }: Maker): string {
  const app = `Made by Lading from the app ${quoted(name)}`;
  return environment === undefined ? app : `${app} for ${quoted(environment)}`;
}

/** The letters of most names: the engine takes a millisecond to prepare for those of all the world. */
const usual = /^[\w .:@/-]*$/;

function quoted(name: string): string {
  if (usual.test(name)) return JSON.stringify(name);
  return JSON.stringify(name.replace(/[^\p{L}\p{N}\p{P} ]+/gu, '-'));
}
