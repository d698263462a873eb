// Synthesizes examples/flask to both targets with the command line as it is published, and shows what it wrote.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const example = join(root, 'examples/flask');
const run = (args, cwd) => execFileSync(process.execPath, args, { cwd, stdio: 'inherit' });

run([join(root, 'tools/build.mjs'), '--no-types'], root);
console.log('\nexamples/flask/app.ts describes one web service:\n');
console.log(readFileSync(join(example, 'app.ts'), 'utf8'));
console.log('$ lading synth\n');
run([join(root, 'build/cli.js'), 'synth'], example);

const { files } = JSON.parse(readFileSync(join(example, 'dist/lading.json'), 'utf8'));
// Lists of the index end with null.
for (const { path } of files.filter(Boolean)) {
  const file = join(example, 'dist', path);
  console.log(`\n----- ${relative(root, file)}\n`);
  console.log(readFileSync(file, 'utf8').trimEnd());
}
console.log(`
To run them:
  kubectl apply -f examples/flask/dist/kubernetes
  docker compose -f examples/flask/dist/compose/compose.yaml up --build`);
