import { distinctPlaces } from './affected';
import { entryOf } from './catalogue';
import type { Affected, Finding, Report } from './finding';
import type { Origin } from './origin';
import { type PlaceSet, placeSet } from './place-set';
import type { PropertyPath } from './property-path';
import { type PropertySet, propertySet } from './property-set';
import { settle } from './settle';

/** Holds findings back until all is seen, so that one defect is told once, with all the places it shows in. */
export interface Gathering {
  /**
   * @param subject tells one defect of a construct from another. By default an error at a property is one defect of
   * that property, and anything else is known by its message.
   */
  add(finding: Finding, subject?: string): void;
  /** An error has been told of a construct about this place of the output, or a place around it. */
  speaksOfPlace(origin: Origin, place: Affected): boolean;
  /** An error has been told about this property of a construct, or a part or the whole of it. */
  speaksOfProperty(origin: Origin, property: PropertyPath): boolean;
  /** Hands all findings to the report. */
  tell(report: Report): void;
}

/** One defect, and all the places that it was seen in. */
interface Gathered {
  readonly finding: Finding;
  readonly places: Affected[];
}

/** @param earlier findings that are told already, and are not to be repeated. */
export function gather(earlier: readonly Finding[] = []): Gathering {
  const findings = new Map<Origin, Map<string, Gathered>>();
  const places = new Map<Origin, PlaceSet>();
  const properties = new Map<Origin, PropertySet>();
  const note = ({ code, severity = entryOf(code).severity, origin, property, affected = [] }: Finding) => {
    // Nothing less hides an error, and what people may do without hides none either.
    if (severity !== 'error' || entryOf(code).policy) return;
    if (property !== undefined) {
      const known = properties.get(origin) ?? propertySet();
      properties.set(origin, known);
      known.add(property);
    }
    if (affected.length === 0) return;
    const known = places.get(origin) ?? placeSet();
    places.set(origin, known);
    for (const place of affected) known.add(place);
  };
  earlier.forEach(note);
  return {
    add(found, about) {
      const finding = settle(found);
      const subject = about ?? subjectOf(finding);
      note(finding);
      const known = findings.get(finding.origin) ?? new Map<string, Gathered>();
      findings.set(finding.origin, known);
      const key = `${finding.code} ${subject}`;
      const same = known.get(key);
      if (same === undefined) known.set(key, { finding, places: [...(finding.affected ?? [])] });
      else for (const place of finding.affected ?? []) same.places.push(place);
    },
    speaksOfPlace: (from, place) => places.get(settle({ origin: from }).origin)?.holds(place) === true,
    speaksOfProperty(from, at) {
      const { origin, property } = settle({ origin: from, property: at });
      return properties.get(origin)?.overlaps(property) === true;
    },
    tell(report) {
      for (const known of findings.values())
        for (const { finding, places } of known.values())
          report(places.length === 0 ? finding : { ...finding, affected: distinctPlaces(places) });
    },
  };
}

function subjectOf({ code, severity = entryOf(code).severity, property, message }: Finding): string {
  return severity === 'error' && property && property.length > 0 ? property.join('\n') : message;
}
