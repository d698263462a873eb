import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { YamlOutputType } from 'cdk8s';
import { App, type AppProps, Chart, isSynthesisError, WebApp, type WebAppProps } from 'lading';
import { readTree } from '../samples/render';
import { image } from './make';

let outdir: string;
beforeEach(() => {
  outdir = mkdtempSync(join(tmpdir(), 'lading-synth-'));
});
afterEach(() => rmSync(outdir, { recursive: true }));

function synth(charts: readonly string[], props: AppProps = {}, web: Partial<WebAppProps> = {}): void {
  const app = new App({ outdir, name: 'app', ...props });
  for (const id of charts)
    new WebApp(new Chart(app, id), `${id}-web`, Object.assign({ image, port: 80 }, web));
  app.synth();
}

const manifests = () => [...readTree(outdir).keys()].filter((path) => path.startsWith('kubernetes/'));

describe('app.synth()', () => {
  it('gives the same bytes twice, and leaves files that have not changed alone', () => {
    synth(['shop']);
    const first = readTree(outdir);
    const { mtimeMs } = statSync(join(outdir, 'compose/compose.yaml'));
    synth(['shop']);
    expect(readTree(outdir)).toEqual(first);
    expect(statSync(join(outdir, 'compose/compose.yaml')).mtimeMs).toBe(mtimeMs);
  });

  it('deletes the file of a chart that has another name now, and no file of anybody else', () => {
    synth(['shop', 'old']);
    writeFileSync(join(outdir, 'kubernetes/mine.yaml'), 'mine\n');
    synth(['shop', 'new']);
    expect(manifests()).toEqual([
      'kubernetes/mine.yaml',
      'kubernetes/new.k8s.yaml',
      'kubernetes/shop.k8s.yaml',
    ]);
  });

  it('leaves the last good output when the app has an error, and throws all of them at once', () => {
    synth(['shop']);
    const good = readTree(outdir);
    let thrown: unknown;
    try {
      synth(['shop'], {}, { name: 'Not_A_Name', restart: Object('never') });
    } catch (error) {
      thrown = error;
    }
    expect(readTree(outdir)).toEqual(good);
    if (!isSynthesisError(thrown)) throw new Error('a SynthesisError was expected');
    const codes = new Set(thrown.diagnostics.map(({ code }) => code));
    expect([...codes]).toEqual(expect.arrayContaining(['name/invalid', 'props/wrong-type']));
  });

  it('writes an index of what it has written', () => {
    synth(['shop']);
    const index = JSON.parse(readFileSync(join(outdir, 'lading.json'), 'utf8'));
    expect(JSON.stringify(index)).toContain('kubernetes/shop.k8s.yaml');
    expect(existsSync(join(outdir, 'compose/compose.yaml'))).toBe(true);
  });
});

describe('the layouts of cdk8s', () => {
  it.each([
    [YamlOutputType.FILE_PER_CHART, ['kubernetes/one.k8s.yaml', 'kubernetes/two.k8s.yaml']],
    [YamlOutputType.FILE_PER_APP, ['kubernetes/app.k8s.yaml']],
    [
      YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE,
      ['one', 'two'].flatMap((id) =>
        ['Deployment', 'Service', 'ServiceAccount'].map(
          (kind) => `kubernetes/${id}/${kind}.${id}-web.k8s.yaml`,
        ),
      ),
    ],
    [
      YamlOutputType.FILE_PER_RESOURCE,
      ['one', 'two']
        .flatMap((id) =>
          ['Deployment', 'Service', 'ServiceAccount'].map((kind) => `kubernetes/${kind}.${id}-web.k8s.yaml`),
        )
        .sort(),
    ],
  ])('put the objects where %s says', (yamlOutputType, files) => {
    synth(['one', 'two'], { yamlOutputType });
    expect(manifests()).toEqual(files);
  });

  it('have the extension that the app names', () => {
    synth(['shop'], { outputFileExtension: '.yaml' });
    expect(manifests()).toEqual(['kubernetes/shop.yaml']);
  });
});
