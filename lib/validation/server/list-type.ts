import { isObject, type JsonObject } from '../../model/json';
import { asText, listIn, objectIn } from '../../model/read-json';
import type { SchemaTell } from './schema-tell';
import { isGiven } from './union';

const listTypes: readonly unknown[] = ['atomic', 'set', 'map'];

/** How the server merges a list or a map, and what it has to know of the entries for that. */
export function checkListType(schema: JsonObject, tell: SchemaTell): void {
  const { type, items } = schema;
  const listType = schema['x-kubernetes-list-type'] ?? undefined;
  const mapType = schema['x-kubernetes-map-type'] ?? undefined;
  const keys = listIn(schema['x-kubernetes-list-map-keys']);
  if (mapType !== undefined && type !== 'object')
    tell(['type'], 'What has an `x-kubernetes-map-type` is of the type object.');
  if (mapType !== undefined && mapType !== 'atomic' && mapType !== 'granular')
    tell(['x-kubernetes-map-type'], `A map is atomic or granular, not "${asText(mapType)}".`);
  if (listType !== undefined && type !== 'array')
    tell(['type'], 'What has an `x-kubernetes-list-type` is of the type array.');
  if (listType !== undefined && !listTypes.includes(listType))
    tell(['x-kubernetes-list-type'], `A list is atomic, a set or a map, not "${asText(listType)}".`);
  if (keys.length > 0 && listType !== 'map')
    tell(['x-kubernetes-list-type'], 'What has `x-kubernetes-list-map-keys` is a map.');
  if (!isObject(items)) {
    if (listType === 'map' && !isGiven(items)) tell(['items'], 'A map says what its entries are.');
    return;
  }
  if (listType === 'set') checkSet(items, tell);
  if (listType === 'map') checkMap(items, keys, tell);
  if ((listType === 'set' || listType === 'map') && items.nullable === true)
    tell(['items', 'nullable'], `An entry of a ${listType} is never null.`);
}

function checkSet(items: JsonObject, tell: SchemaTell): void {
  const inner = items['x-kubernetes-list-type'] ?? 'atomic';
  if (items.type === 'array' && inner !== 'atomic')
    tell(['items', 'x-kubernetes-list-type'], 'A list in a set is atomic.');
  if (items.type === 'object' && items['x-kubernetes-map-type'] !== 'atomic')
    tell(
      ['items', 'x-kubernetes-map-type'],
      'An object in a set is atomic: say `x-kubernetes-map-type: atomic`.',
    );
}

function checkMap(items: JsonObject, keys: readonly unknown[], tell: SchemaTell): void {
  if (keys.length === 0)
    tell(['x-kubernetes-list-map-keys'], 'A map says by which fields its entries differ.');
  if (items.type !== 'object') {
    tell(['items', 'type'], 'The entries of a map are of the type object.');
    return;
  }
  const properties = objectIn(items.properties);
  const required = listIn(items.required);
  keys.forEach((key, index) => {
    if (typeof key !== 'string') return;
    if (keys.indexOf(key) < index) tell(['x-kubernetes-list-map-keys', index], `"${key}" stands here twice.`);
    if (!Object.hasOwn(properties, key)) {
      tell(['x-kubernetes-list-map-keys', index], `The entries have no field "${key}".`);
      return;
    }
    const field = objectIn(properties[key]);
    const at = ['items', 'properties', key];
    if (field.type === 'array' || field.type === 'object')
      tell([...at, 'type'], 'Entries of a map differ by text, numbers or flags.');
    if (!required.includes(key) && (field.default === undefined || field.default === null))
      tell([...at, 'default'], `Every entry has "${key}": it is required, or has a default.`);
    if (field.nullable === true)
      tell([...at, 'nullable'], `"${key}" tells entries apart, so it is never null.`);
  });
}
