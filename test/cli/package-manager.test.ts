import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packageManagerOf } from '../../lib/cli/package-manager';

test.each([
  [{}, '', 'npm'],
  [{}, 'pnpm/10.0.0 npm/? node/v20', 'pnpm'],
  [{}, 'yarn/1.22.22 npm/? node/v20', 'yarn'],
  [{ 'pnpm-lock.yaml': '' }, 'npm/10', 'pnpm'],
  [{ 'yarn.lock': '' }, '', 'yarn'],
  [{ 'package-lock.json': '' }, 'pnpm/10.0.0', 'npm'],
  [{ 'package.json': '{ "packageManager": "yarn@4.1.0" }', 'pnpm-lock.yaml': '' }, '', 'yarn'],
  [{ 'package.json': '{', 'yarn.lock': '' }, '', 'yarn'],
  [{ 'pnpm-lock.yaml': '', 'below/yarn.lock': '' }, '', 'yarn'],
])('a folder above with %j, started by %j, is installed by %s', (files, agent, expected) => {
  const folder = mkdtempSync(join(tmpdir(), 'lading-manager-'));
  mkdirSync(join(folder, 'below'));
  for (const [path, text] of Object.entries(files)) writeFileSync(join(folder, path), text);
  expect(packageManagerOf(join(folder, 'below'), { npm_config_user_agent: agent })).toBe(expected);
});
