import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv';
import { parse } from 'yaml';
import { isPlatform, type Platform, pipelineFor, platformNames } from '../../../lib/cli/ci/platforms';
import type { PackageManager } from '../../../lib/cli/package-manager';

const schemas: Readonly<Record<Platform, string>> = {
  github: 'github-workflow.json',
  gitlab: 'gitlab-ci.json',
};
const managers: readonly PackageManager[] = ['npm', 'pnpm', 'yarn'];

describe.each(platformNames.filter(isPlatform))('the schema of %s', (platform) => {
  const ajv = new Ajv({ strict: false, validateFormats: false, unicodeRegExp: false, allErrors: true });
  const validate = ajv.compile(JSON.parse(readFileSync(join(__dirname, schemas[platform]), 'utf8')));
  const text = (manager: PackageManager, folder = '') =>
    pipelineFor(platform, { manager, folder, out: folder || 'dist' }).text;

  it.each(managers)('takes what is written for a project of %s, in each folder', (manager) => {
    for (const folder of ['', 'infra/shop', 'a folder: #1'])
      expect(validate(parse(text(manager, folder))) ? [] : validate.errors).toEqual([]);
  });

  it('refuses what is misspelt in it', () => {
    const key = platform === 'github' ? 'runs-on:' : 'script:';
    expect(text('npm')).toContain(key);
    expect(validate(parse(text('npm').replaceAll(key, `${key.slice(0, -1)}s:`)))).toBe(false);
  });
});
