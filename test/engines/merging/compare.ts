import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { composeToJudge } from '../../../lib/cli/manifests/check-compose';
import { readComposeFile } from '../../../lib/cli/manifests/compose/document';
import { fileInput } from '../../../lib/cli/manifests/inputs';
import type { MergeCase } from './cases';

const run = promisify(execFile);

/** What docker compose says of a project, or why it refuses it. */
interface Answer {
  readonly config?: string;
  readonly refusal?: string;
}

/**
 * docker compose has to make the same of a project as of the one file that we make of it, and what it refuses to merge, we
 * refuse.
 *
 * @returns How the two differ; nothing where they do not.
 */
export async function difference(
  program: string,
  each: MergeCase,
  scratch: string,
): Promise<string | undefined> {
  const folder = mkdtempSync(join(scratch, 'merge-'));
  for (const [path, text] of Object.entries(each.files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  const { environment = {}, envFiles = [] } = each;
  const theirs = await config(program, folder, each.composeFiles, envFiles, environment);
  const inputs = each.composeFiles.map((path) => {
    const input = fileInput(join(folder, path), folder);
    const documents = readComposeFile(input);
    if ('fault' in documents) throw new Error(documents.fault);
    return { input, documents };
  });
  const ours = composeToJudge(inputs, {
    envFiles: envFiles.map((path) => join(folder, path)),
    environment: (name) => environment[name],
    folder,
  });
  const [complaint] = ours?.complaints ?? [];
  if (complaint !== undefined)
    return theirs.refusal === undefined ? `docker compose takes it, but: ${complaint.message}` : undefined;
  const text = JSON.stringify(ours?.content ?? {}, (_, value) =>
    typeof value === 'string' ? value.replaceAll('$', '$$$$') : value,
  );
  writeFileSync(join(folder, 'ours.yaml'), text);
  const again = await config(program, folder, ['ours.yaml'], [], {});
  if (theirs.refusal !== undefined)
    return again.refusal === undefined ? `docker compose refuses it: ${theirs.refusal}` : undefined;
  if (again.config === theirs.config) return undefined;
  return `theirs:\n${theirs.config}\nours:\n${again.config ?? again.refusal}\nmerged:\n${text}`;
}

async function config(
  program: string,
  folder: string,
  files: readonly string[],
  envFiles: readonly string[],
  environment: Readonly<Record<string, string>>,
): Promise<Answer> {
  const options = [
    ...files.flatMap((file) => ['-f', file]),
    ...envFiles.flatMap((file) => ['--env-file', file]),
  ];
  try {
    const { stdout } = await run(program, ['-p', 'shop', '--profile', '*', ...options, 'config'], {
      cwd: folder,
      env: { PATH: process.env.PATH, HOME: folder, ...environment },
    });
    return { config: stdout };
  } catch (error) {
    const refusal = error instanceof Error && 'stderr' in error ? String(error.stderr) : String(error);
    return { refusal };
  }
}
