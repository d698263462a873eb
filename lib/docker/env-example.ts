import type { Dialect } from './dialect';
import type { DockerProject } from './project';
import type { VariableEntry } from './variable';
import { isRequired, plainVariable } from './variables';

/** Names beyond these are counted. */
const shownUsers = 5;

/** What people are told to do on a target, each in whole lines of comments. */
export interface ExampleWords {
  readonly variables: string;
  readonly files: string;
  readonly envFiles: string;
}

/**
 * The text of `.env.example`: each variable, secret file and file of variables that the project needs, and who reads it.
 * Nothing when it needs none. It holds defaults and what is for development alone, never the value of a secret.
 */
export function envExample(project: DockerProject, words: ExampleWords): string | undefined {
  const variables = [...project.variables.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
  const files = [...project.secrets.values()]
    .filter((secret) => secret.path !== undefined)
    .sort((a, b) => (a.path < b.path ? -1 : 1));
  const envFiles = [...project.envFiles.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
  if (variables.length + files.length + envFiles.length === 0) return undefined;
  const blocks: string[] = [];
  if (variables.length > 0) {
    blocks.push(words.variables, ...variables.map((variable) => printVariable(variable, project.dialect)));
  }
  if (files.length > 0) {
    blocks.push(
      words.files +
        files
          .map(({ path, meaning, users }) => `#   ${path}: ${meaning}, for ${printUsers(users)}\n`)
          .join(''),
    );
  }
  if (envFiles.length > 0) {
    blocks.push(
      words.envFiles +
        envFiles
          .map(
            ({ path, meaning, optional, users }) =>
              `#   ${path}: ${meaning}, for ${printUsers(users)}${optional ? '' : '; required'}\n`,
          )
          .join(''),
    );
  }
  return blocks.join('\n');
}

/** A default stands in the manifest already, and may change there: it is shown, not set. */
function printVariable(variable: VariableEntry, dialect: Dialect): string {
  const { name, meaning, users } = variable;
  const what = meaning === undefined || meaning === plainVariable ? '' : `${capital(meaning)}, for `;
  const who = what === '' ? `For ${printUsers(users)}` : what + printUsers(users);
  const { development } = variable;
  const assignment = `${name}=${quote(development ?? variable.default ?? '')}`;
  if (development !== undefined)
    return `# ${who}; required. The value is for development alone.\n${assignment}\n`;
  return isRequired(variable, dialect)
    ? `# ${who}; required.\n${assignment}\n`
    : `# ${who}.\n# ${assignment}\n`;
}

function printUsers(users: ReadonlySet<string>): string {
  const names = [...users].slice(0, shownUsers).join(', ');
  return users.size > shownUsers ? `${names} and ${users.size - shownUsers} more` : names;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Quotes a value as docker compose reads `.env`. */
function quote(value: string): string {
  if (/^[\w./:@%+,-]*$/.test(value)) return value;
  if (!/['\r\n\\]/.test(value)) return `'${value}'`;
  const escaped = value
    .replace(/["\\$]/g, '\\$&')
    .replaceAll('\n', '\\n')
    .replaceAll('\r', '\\r');
  return `"${escaped}"`;
}
