import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { readTree } from '../samples/render';

const root = join(__dirname, '../..');
const cdk8s = join(root, 'node_modules/cdk8s-cli/bin/cdk8s');
const lading = join(root, 'build/cli.js');

let project: string;
let before: Map<string, string>;
let after: Map<string, string>;
let told: string;

function run(program: string): string {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, 'synth'], {
    cwd: project,
    encoding: 'utf8',
    // The check for a newer version would go to the network.
    env: { ...process.env, CDK8S_CHECK_UPGRADE: 'false' },
  });
  if (status !== 0) throw new Error(`${program} ended with ${status}\n${stdout}${stderr}`);
  return stdout;
}

/** A project as a user has it: the example, and its packages installed. */
function install(): string {
  const folder = mkdtempSync(join(tmpdir(), 'lading-cdk8s-'));
  cpSync(join(root, 'examples/mixed'), folder, { recursive: true });
  const modules = join(folder, 'node_modules');
  mkdirSync(modules);
  for (const name of ['cdk8s', 'cdk8s-plus-34', 'constructs']) {
    symlinkSync(join(root, 'node_modules', name), join(modules, name));
  }
  symlinkSync(root, join(modules, 'lading'));
  return folder;
}

beforeAll(() => {
  project = install();
  run(lading);
  const dist = join(project, 'dist');
  writeFileSync(join(dist, 'compose/.env'), 'DB_PASSWORD=mine\n');
  before = readTree(dist);
  told = run(cdk8s);
  after = readTree(dist);
}, 180_000);
afterAll(() => rmSync(project, { recursive: true }));

describe('cdk8s synth in a project of ours', () => {
  it('writes the same manifests as lading synth', () => {
    const ours = [...before].filter(([path]) => path.startsWith('kubernetes/'));
    expect([...after].filter(([path]) => path.startsWith('kubernetes/'))).toEqual(ours);
    expect(ours.map(([path]) => path)).toEqual(['kubernetes/mixed.k8s.yaml']);
  });

  it('leaves the rest of the output as it was, and what the user has put there', () => {
    expect(after).toEqual(before);
    expect(after.get('compose/.env')).toBe('DB_PASSWORD=mine\n');
  });

  it('reads back nothing but Kubernetes objects', () => {
    const listed = [...told.matchAll(/- (\S+)$/gm)].map((match) => match[1]);
    expect(listed).toEqual(['dist/kubernetes/mixed.k8s.yaml']);
    const objects = parseAllDocuments(after.get('kubernetes/mixed.k8s.yaml') ?? '');
    expect(objects.length).toBeGreaterThan(5);
    for (const object of objects) {
      expect([typeof object.get('apiVersion'), typeof object.get('kind')]).toEqual(['string', 'string']);
    }
  });
});
