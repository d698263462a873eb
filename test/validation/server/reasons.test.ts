import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { reasons } from '../../../lib/validation/server/reasons';

const page = readFileSync(join(__dirname, '../../../docs/diagnostics/kubernetes/invalid.md'), 'utf8');

test('every reason has a section on the page of the code, and every section a reason', () => {
  const sections = [...page.matchAll(/^### (.+)$/gm)].map(([, name]) => name);
  expect(sections).toEqual([...reasons].sort());
});
