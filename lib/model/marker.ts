import { captureSite, type Site } from '../diagnostics/location';
import type { Reference } from './reference';

/** A marker that was made of a reference, until the model finds it again in a string. */
interface Marker {
  readonly reference: Reference;
  readonly site: Site;
  found: boolean;
}

/** A marker that was made of something without a value as a text; what that was. */
interface LostMarker {
  readonly lost: string;
}

/** One table for the process, so that two copies of this package read each other's markers. */
const markers: (Marker | LostMarker)[] = shared();

function shared(): (Marker | LostMarker)[] {
  const key = Symbol.for('lading.markers');
  const existing: unknown = Reflect.get(globalThis, key);
  if (Array.isArray(existing)) return existing;
  const created: (Marker | LostMarker)[] = [];
  Reflect.set(globalThis, key, created);
  return created;
}

/** Lower-case letters and digits only: a marker survives being part of a host name or a URL. */
const prefix = 'ladingref';
const digits = 6;
const pattern = /ladingref([0-9a-z]{6})/g;
const anyMarker = /ladingref[0-9a-z]{6}/i;

/** A string that stands for a reference until the model finds it again. */
export function mark(reference: Reference, from: () => string): string {
  markers.push({ reference, site: captureSite(from), found: false });
  return lastMarker();
}

/** A string that stands for what has no value as a text, such as a construct: wherever it is met, that can be said. */
export function markLost(lost: string): string {
  markers.push({ lost });
  return lastMarker();
}

function lastMarker(): string {
  return prefix + (markers.length - 1).toString(36).padStart(digits, '0');
}

/** What a text was made of that has no value there. */
export function lostIn(text: string): string | undefined {
  for (const marker of markersIn(text)) if ('lost' in marker) return marker.lost;
  return undefined;
}

function* markersIn(text: string): Generator<Marker | LostMarker> {
  if (markers.length === 0 || !text.includes(prefix)) return;
  for (const [, digits = ''] of text.matchAll(pattern)) {
    const marker = markers[Number.parseInt(digits, 36)];
    if (marker !== undefined) yield marker;
  }
}

/** Splits a string at the markers in it; a string without any is returned as it is. */
export function parseMarkers(text: string): string | (string | Reference)[] {
  if (markers.length === 0 || !text.includes(prefix)) return text;
  const parts: (string | Reference)[] = [];
  let end = 0;
  for (const match of text.matchAll(pattern)) {
    const marker = markers[Number.parseInt(match[1] ?? '', 36)];
    if (marker === undefined || 'lost' in marker) continue;
    marker.found = true;
    if (match.index > end) parts.push(text.slice(end, match.index));
    parts.push(marker.reference);
    end = match.index + match[0].length;
  }
  if (parts.length === 0) return text;
  if (end < text.length) parts.push(text.slice(end));
  return parts;
}

/** Whether output still holds a marker, in whatever case: then the app changed it before we could read it. */
export function holdsMarker(text: string): boolean {
  return markers.length > 0 && anyMarker.test(text);
}

/** Where markers were made that no part of the model contains, since the last call. */
export function takeUnusedMarkers(): Site[] {
  return markers.flatMap((marker) => {
    if ('lost' in marker || marker.found) return [];
    marker.found = true;
    return [marker.site];
  });
}
