import type { Code } from './catalogue';
import type { Origin } from './origin';
import type { PropertyPath } from './property-path';
import type { Severity } from './severity';

/** A place in the output that a finding speaks of. */
export interface Affected {
  /** `kubernetes`, `compose`. */
  readonly target: string;
  /** `Deployment/web`, `services.web`. */
  readonly object: string;
  /** JSON pointer within that object, `/spec/template/spec/containers/0`; empty for the whole object. */
  readonly pointer: string;
  /** Of a Kubernetes object that is in one. */
  readonly namespace?: string;
  /** The file that the object is in, relative to the output, where that is known: `kubernetes/shop.k8s.yaml`. */
  readonly file?: string;
}

/** Something to tell the user, as a pass, a target or a rule finds it: before positions are looked up. */
export interface Finding {
  readonly code: Code;
  /** Which of the things that the code stands for it is: the section of the code's page. */
  readonly reason?: string;
  /** Only where it differs from the catalogue's. */
  readonly severity?: Severity;
  /** `--strict` leaves it as it is, for nothing of the user's is lost: it is about a default of Lading's own, say. */
  readonly lenient?: boolean;
  /** One clear sentence, in the words of the user's code. */
  readonly message: string;
  readonly origin: Origin;
  /** The property of the construct's props to blame, from the outside in: `['readiness', 'port']`. */
  readonly property?: PropertyPath;
  /** The fields of the model that it speaks of, where a target's parity table has judged them. */
  readonly fields?: readonly string[];
  readonly affected?: readonly Affected[];
  /** The container of a pod that it is about. */
  readonly container?: string;
  /** Other constructs that have a part in it, such as the first owner of a name. */
  readonly related?: readonly Origin[];
  /** Where it was so already, of what an app is compared with: `main (3f2a1bc)`. */
  readonly before?: string;
  /** What would happen if it were applied as it is. */
  readonly consequence?: string;
  /** What to do about it. */
  readonly fix?: string;
  /** The value or name that was probably meant, shown at the caret. */
  readonly suggestion?: string;
  /** Where more is said of it, where that is no page of Lading: an address. */
  readonly more?: string;
}

export type Report = (finding: Finding) => void;
