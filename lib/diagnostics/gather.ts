import { mergeAffected } from './affected';
import { catalogue } from './catalogue';
import type { Affected, Finding, Report } from './finding';
import type { Origin } from './origin';
import { type PlaceSet, placeSet } from './place-set';
import { settle } from './settle';

type Property = readonly (string | number)[];

/** Holds findings back until all is seen, so that one defect is told once, with all the places it shows in. */
export interface Gathering {
  /**
   * @param subject tells one defect of a construct from another. By default an error at a property is one defect of
   * that property, and anything else is known by its message.
   */
  add(finding: Finding, subject?: string): void;
  /** Something has been said of a construct about this place of the output, or a place around it. */
  speaksOfPlace(origin: Origin, place: Affected): boolean;
  /** Something has been said about this property of a construct, or a part or the whole of it. */
  speaksOfProperty(origin: Origin, property: Property): boolean;
  /** Hands all findings to the report. */
  tell(report: Report): void;
}

/** @param earlier findings that are told already, and are not to be repeated. */
export function gather(earlier: readonly Finding[] = []): Gathering {
  const findings = new Map<Origin, Map<string, Finding>>();
  const places = new Map<Origin, PlaceSet>();
  const properties = new Map<Origin, Property[]>();
  const note = ({ origin, property, affected = [] }: Finding) => {
    if (property && property.length > 0) append(properties, origin, property);
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
      const known = findings.get(finding.origin) ?? new Map<string, Finding>();
      findings.set(finding.origin, known);
      const key = `${finding.code} ${subject}`;
      const same = known.get(key);
      known.set(key, same ? { ...same, affected: mergeAffected(same.affected, finding.affected) } : finding);
    },
    speaksOfPlace: (from, place) => places.get(settle({ origin: from }).origin)?.holds(place) === true,
    speaksOfProperty(from, at) {
      const { origin, property } = settle({ origin: from, property: at });
      return (properties.get(origin) ?? []).some((other) => overlap(other, property));
    },
    tell(report) {
      for (const known of findings.values()) for (const finding of known.values()) report(finding);
    },
  };
}

function subjectOf({ code, severity = catalogue[code].severity, property, message }: Finding): string {
  return severity === 'error' && property && property.length > 0 ? property.join('\n') : message;
}

function append<K, V>(lists: Map<K, V[]>, key: K, value: V): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}

function overlap(a: Property, b: Property): boolean {
  return b.length > 0 && a.slice(0, b.length).every((step, index) => step === b[index]);
}
