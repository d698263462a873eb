import { isObject, type JsonObject } from '../../model/json';

/** A string, a comment, or a comma that nothing follows. */
const token =
  /"(?:[^"\\]|\\.)*"|\/\/[^\n]*|\/\*[\s\S]*?\*\/|,(?=\s*(?:\/\/[^\n]*\s*|\/\*[\s\S]*?\*\/\s*)*[}\]])/g;

/** An object of JSON as tsconfig.json has it, with comments and last commas; an empty one where it is not well formed. */
export function parseJsonc(text: string): JsonObject {
  try {
    const json = text.replace(/^\uFEFF/, '').replace(token, (found) => (found.startsWith('"') ? found : ''));
    const value: unknown = JSON.parse(json);
    return isObject(value) ? value : {};
  } catch {
    return {};
  }
}
