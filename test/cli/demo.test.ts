import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const project = join(__dirname, '../..');

/** It runs where the library's own sources stand for the package, which no other test of the command line does. */
test('the command that the README names shows what the example becomes', () => {
  const shown = execFileSync('npm', ['run', '--silent', 'demo'], { cwd: project, encoding: 'utf8' });
  const file = (path: string) =>
    readFileSync(join(project, 'examples/flask/expected', path), 'utf8').trimEnd();
  expect(shown).toContain(file('compose/compose.yaml'));
  expect(shown).toContain(file('kubernetes/hello.k8s.yaml'));
});
