import { entryOf } from '../../lib/diagnostics/catalogue';
import { gather } from '../../lib/diagnostics/gather';
import { createValidator, type Definitions } from '../../lib/validation';
import { origin } from '../model/parts';

export interface Complaint {
  readonly code: string;
  readonly pointer: string;
  readonly message: string;
}

/** The errors that Lading finds in one object of somebody else's, for one version of Kubernetes. */
export function ourVerdict(object: unknown, version: string, definitions?: Definitions): Complaint[] {
  const gathering = gather();
  const validator = createValidator({ versions: [version], gathering, definitions });
  validator.piece('kubernetes', object, {
    target: 'kubernetes',
    kind: 'object',
    own: false,
    chart: 'shop',
    origin: origin('shop/foreign'),
  });
  validator.finish();
  const complaints: Complaint[] = [];
  gathering.tell(({ code, severity = entryOf(code).severity, message, affected = [] }) => {
    if (severity !== 'error') return;
    complaints.push({ code, message, pointer: affected[0]?.pointer ?? '' });
  });
  return complaints;
}
