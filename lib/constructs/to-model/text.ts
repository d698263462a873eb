import { parseMarkers } from '../../model/marker';
import type { Text } from '../../model/reference';
import { isReference, type Reference, referenceData } from '../reference';

/** What a user may write for a text: numbers and booleans are printed as they read. */
export type TextValue = string | number | boolean | Reference;

/** Reads a value as text; references in it, also inside of a longer string, become parts. */
export function toText(value: TextValue): Text {
  if (isReference(value)) return [referenceData(value)];
  return parseMarkers(String(value));
}
