import { parseMarkers } from '../../model/marker';
import type { Text } from '../../model/reference';
import type { TextValue } from '../props/text';
import { isReference, referenceData } from '../reference';

/** Reads a value as text; references in it, also inside of a longer string, become parts. */
export function toText(value: TextValue): Text {
  if (isReference(value)) return [referenceData(value)];
  return parseMarkers(String(value));
}
