import { pointerTo } from '../../diagnostics/json-pointer';
import { isObject, type JsonObject } from '../../model/json';
import { objectIn } from '../../model/read-json';

/** What docker compose would merge before it judges a file, and nobody does here: then the schema alone is asked. */
export function unmergedIn(
  content: JsonObject,
  file: string,
): { readonly message: string; readonly pointer: string } | undefined {
  const rest = 'so only what each field may be is checked, and not what they say together.';
  if (/[.-]override\.ya?ml$/.test(file))
    return { message: `The file overrides another one, which is not merged with it, ${rest}`, pointer: '' };
  if (content.include !== undefined && content.include !== null)
    return { message: `The files that \`include\` names are not read, ${rest}`, pointer: '/include' };
  for (const [name, service] of Object.entries(objectIn(content.services)))
    if (isObject(service) && service.extends !== undefined && service.extends !== null)
      return {
        message: `What \`${name}\` extends is not merged, ${rest}`,
        pointer: pointerTo('', 'services', name, 'extends'),
      };
  return undefined;
}
