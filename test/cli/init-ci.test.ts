import { execFileSync, spawn, spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import { command, lading, project } from './project';

const identity = {
  GIT_AUTHOR_NAME: 'A',
  GIT_AUTHOR_EMAIL: 'a@acme.dev',
  GIT_COMMITTER_NAME: 'A',
  GIT_COMMITTER_EMAIL: 'a@acme.dev',
  GIT_CONFIG_NOSYSTEM: '1',
};
const base = { PATH: process.env.PATH ?? '', HOME: process.env.HOME ?? '', ...identity };

const made = new Map<string, string>();

/** A repository with a project that init has made, its manifests committed, and then a change of its image. */
function repository(platform: string, below = ''): { readonly top: string; readonly place: string } {
  const key = `${platform} ${below}`;
  const origin = made.get(key) ?? newRepository(platform, below);
  made.set(key, origin);
  const top = realpathSync(mkdtempSync(join(tmpdir(), 'lading-ci-')));
  cpSync(origin, top, { recursive: true, verbatimSymlinks: true });
  return { top, place: join(top, below) };
}

/** It takes three runs and more of git: what is made once is copied. */
function newRepository(platform: string, below: string): string {
  const top = project({ '.gitignore': 'node_modules\n' });
  const place = join(top, below);
  const git = (...args: readonly string[]) => execFileSync('git', ['-C', top, ...args], { env: base });
  git('init', '--quiet', '--initial-branch', 'main');
  expect(lading(top, ['init', below || '.', '--ci', platform]).status).toBe(0);
  mkdirSync(join(top, 'node_modules/.bin'), { recursive: true });
  symlinkSync(command, join(top, 'node_modules/.bin/lading'));
  const commit = () => {
    expect(lading(place, ['synth']).status).toBe(0);
    git('add', '.');
    git('commit', '--quiet', '--message', 'change');
  };
  commit();
  const chart = join(place, 'web.ts');
  writeFileSync(chart, readFileSync(chart, 'utf8').replace('1.29.3', '1.29.4'));
  commit();
  return top;
}

interface Step {
  readonly name?: string;
  readonly run?: string;
  readonly uses?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** As a runner runs it: `bash -e`. */
function bash(script: string, cwd: string, environment: Readonly<Record<string, string>>) {
  return spawnSync('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', script], {
    cwd,
    env: { ...base, ...environment },
    encoding: 'utf8',
  });
}

/** Keeps comments in a file, and says what `gh api` would. */
const gh = `#!/usr/bin/env node
const { existsSync, readFileSync, writeFileSync, appendFileSync } = require('node:fs');
const [, method = 'GET'] = /--method (\\w+)/.exec(process.argv.join(' ')) ?? [];
const file = process.env.COMMENTS;
const comments = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : [];
const body = () => readFileSync(process.argv.find((each) => each.startsWith('body=@')).slice(6), 'utf8');
const path = process.argv.find((each) => each.startsWith('repos/'));
appendFileSync(file + '.log', method + ' ' + path + '\\n');
if (method === 'GET') for (const { id, body } of comments) if (body.startsWith('<!-- lading diff -->')) console.log(id);
if (method === 'POST') comments.push({ id: comments.length + 7, body: body() });
if (method === 'PATCH') comments.find(({ id }) => path.endsWith('/' + id)).body = body();
writeFileSync(file, JSON.stringify(comments));
`;

describe('lading init --ci github', () => {
  const steps = (text: string, job: string): readonly Step[] => parse(text).jobs[job].steps;

  it.each(['', 'infra/shop'])(
    'writes a workflow whose scripts run, in the folder "%s" of a repository',
    (below) => {
      const { top, place } = repository('github', below);
      const text = readFileSync(join(top, '.github/workflows/lading.yml'), 'utf8');
      const { jobs } = parse(text);
      expect(jobs.check.defaults?.run['working-directory'] ?? '').toBe(below);
      const summary = join(top, 'summary.md');
      for (const { name, run } of steps(text, 'check')) {
        if (run === undefined || name === 'Install') continue;
        const done = bash(run, place, { GITHUB_STEP_SUMMARY: summary, GITHUB_ACTIONS: 'true' });
        expect([name, done.status, done.stderr]).toEqual([name, 0, expect.anything()]);
      }
      expect(readFileSync(summary, 'utf8')).toContain('nginx-unprivileged:1.29.4');
      expect(JSON.parse(readFileSync(join(place, 'lading.sarif'), 'utf8')).version).toBe('2.1.0');
      const uploaded = steps(text, 'check').find(({ uses }) => uses?.includes('upload-artifact'));
      for (const path of Object(uploaded).with.path.trim().split('\n'))
        expect(existsSync(join(top, path))).toBe(true);
    },
  );

  it('tells the diff in a comment that it finds again, without the project', () => {
    const top = project({});
    lading(top, ['init', '--ci', 'github']);
    const text = readFileSync(join(top, '.github/workflows/lading.yml'), 'utf8');
    const place = join(top, 'artifact');
    mkdirSync(place);
    const bin = join(top, 'bin');
    mkdirSync(bin);
    writeFileSync(join(bin, 'gh'), gh, { mode: 0o755 });
    const comments = join(top, 'comments.json');
    writeFileSync(comments, JSON.stringify([{ id: 3, body: 'Nice!' }]));
    const [comment] = steps(text, 'tell').slice(-1);
    expect(Object.keys(comment?.env ?? {})).toEqual(['GH_TOKEN', 'NUMBER']);
    const tell = () =>
      bash(comment?.run ?? 'false', place, {
        PATH: `${bin}:${base.PATH}`,
        COMMENTS: comments,
        GITHUB_REPOSITORY: 'acme/shop',
        NUMBER: '12',
      });
    for (const diff of ['first', 'second']) {
      writeFileSync(join(place, 'lading-diff.md'), `<!-- lading diff -->\n${diff}\n`);
      expect(tell()).toMatchObject({ status: 0, stderr: '' });
    }
    expect(JSON.parse(readFileSync(comments, 'utf8'))).toEqual([
      { id: 3, body: 'Nice!' },
      { id: 8, body: '<!-- lading diff -->\nsecond\n' },
    ]);
    expect(readFileSync(`${comments}.log`, 'utf8').trim().split('\n')).toEqual([
      'GET repos/acme/shop/issues/12/comments',
      'POST repos/acme/shop/issues/12/comments',
      'GET repos/acme/shop/issues/12/comments',
      'PATCH repos/acme/shop/issues/comments/8',
    ]);
  });

  it('gives the job that runs code of the project no right but to read it, and code of the project to no other', () => {
    const folder = project({});
    lading(folder, ['init', '--ci', 'github']);
    const text = readFileSync(join(folder, '.github/workflows/lading.yml'), 'utf8');
    const workflow = parse(text);
    expect(workflow.permissions).toEqual({});
    expect(workflow.jobs.check.permissions).toEqual({ contents: 'read' });
    const [checkout] = workflow.jobs.check.steps;
    expect(checkout.with['persist-credentials']).toBe(false);
    const told: readonly Step[] = workflow.jobs.tell.steps;
    expect(told.some(({ uses, run }) => /checkout|npx|npm/.test(`${uses} ${run}`))).toBe(false);
    for (const job of Object.values<{ steps: readonly Step[] }>(workflow.jobs))
      for (const { uses, run } of job.steps) {
        if (uses !== undefined) expect(uses).toMatch(/^(?:actions|github)\/[\w/-]+@v\d+$/);
        // What somebody else may choose reaches a script by its environment alone.
        expect(run ?? '').not.toContain('${{');
      }
  });

  it('fails where the manifests are not what the app says', () => {
    const { top } = repository('github');
    const text = readFileSync(join(top, '.github/workflows/lading.yml'), 'utf8');
    writeFileSync(join(top, 'dist/compose/compose.yaml'), 'services: {}\n');
    const [check] = steps(text, 'check').filter(({ run }) => run?.includes('synth'));
    expect(bash(check?.run ?? '', top, {}).status).toBe(1);
  });
});

describe('lading init --ci gitlab', () => {
  it('writes a pipeline whose scripts run, and whose comment is found again', async () => {
    const { top } = repository('gitlab');
    const pipeline = parse(readFileSync(join(top, '.gitlab-ci.yml'), 'utf8'));
    const baseSha = execFileSync('git', ['-C', top, 'rev-parse', 'HEAD^'], { encoding: 'utf8' }).trim();
    const checked = bash(pipeline.manifests.script.join('\n'), top, {
      CI_MERGE_REQUEST_DIFF_BASE_SHA: baseSha,
    });
    expect([checked.status, checked.stderr]).toEqual([0, expect.anything()]);
    expect(readFileSync(join(top, 'lading-diff.md'), 'utf8')).toContain('nginx-unprivileged:1.29.4');
    expect(readFileSync(join(top, pipeline.manifests.artifacts.reports.junit), 'utf8')).toContain(
      '<testsuites',
    );

    const notes = [{ id: 1, body: 'Nice!' }];
    const asked: string[] = [];
    const server = createServer((request, response) => {
      const { method = '', url = '', headers } = request;
      asked.push(`${method} ${url} ${headers['private-token']}`);
      let body = '';
      request.on('data', (data) => {
        body += data;
      });
      request.on('end', () => {
        if (method === 'GET') {
          const isFirst = url.endsWith('page=1');
          response.setHeader('x-next-page', isFirst ? '2' : '');
          response.end(JSON.stringify(isFirst ? notes.slice(0, 1) : notes.slice(1)));
          return;
        }
        if (method === 'POST') notes.push({ id: 2, ...JSON.parse(body) });
        else Object.assign(notes[1] ?? {}, JSON.parse(body));
        response.end('{}');
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    try {
      const { port } = server.address() as AddressInfo;
      for (const diff of ['first', 'second']) {
        writeFileSync(join(top, 'lading-diff.md'), `<!-- lading diff -->\n${diff}\n`);
        expect(
          await later(pipeline.comment.script.join('\n'), top, {
            CI_API_V4_URL: `http://127.0.0.1:${port}/api/v4`,
            CI_PROJECT_ID: '5',
            CI_MERGE_REQUEST_IID: '12',
            LADING_TOKEN: 'glpat',
          }),
        ).toEqual({ code: 0, told: '' });
      }
    } finally {
      server.close();
    }
    expect(notes).toEqual([
      { id: 1, body: 'Nice!' },
      { id: 2, body: '<!-- lading diff -->\nsecond\n' },
    ]);
    const place = '/api/v4/projects/5/merge_requests/12/notes';
    expect(asked).toEqual([
      ...[`GET ${place}?per_page=100&page=1 glpat`, `GET ${place}?per_page=100&page=2 glpat`],
      `POST ${place} glpat`,
      ...[`GET ${place}?per_page=100&page=1 glpat`, `GET ${place}?per_page=100&page=2 glpat`],
      `PUT ${place}/2 glpat`,
    ]);
  });

  it('asks all three before it fails, and has no token where code of the project runs', () => {
    const { top } = repository('gitlab');
    const { manifests, comment } = parse(readFileSync(join(top, '.gitlab-ci.yml'), 'utf8'));
    writeFileSync(join(top, 'dist/compose/compose.yaml'), 'services: { a: { imag: a } }\n');
    const failed = bash(manifests.script.join('\n'), top, { CI_MERGE_REQUEST_DIFF_BASE_SHA: 'HEAD^' });
    expect(failed.status).toBe(1);
    expect(failed.stderr).toContain('compose/invalid');
    expect(existsSync(join(top, 'lading-diff.md'))).toBe(true);
    expect(JSON.stringify(manifests)).not.toContain('TOKEN');
    expect(comment.variables).toEqual({ GIT_STRATEGY: 'none' });
    expect(JSON.stringify(comment.script)).not.toMatch(/npm|npx/);
  });
});

function later(script: string, cwd: string, environment: Readonly<Record<string, string>>) {
  return new Promise<{ code: number | null; told: string }>((resolve) => {
    const child = spawn('bash', ['-eo', 'pipefail', '-c', script], { cwd, env: { ...base, ...environment } });
    let told = '';
    child.stderr.on('data', (data) => {
      told += data;
    });
    child.on('close', (code) => resolve({ code, told }));
  });
}

test.each([
  ['package-lock.json', 'npm ci', 'npx lading synth'],
  ['pnpm-lock.yaml', 'pnpm install --frozen-lockfile', 'pnpm exec lading synth'],
  ['yarn.lock', 'yarn install --immutable', 'yarn lading synth'],
])('with a %s, a pipeline says %s', (lock, install, synth) => {
  for (const [platform, file] of [
    ['github', '.github/workflows/lading.yml'],
    ['gitlab', '.gitlab-ci.yml'],
  ] as const) {
    const folder = project({ [lock]: '' });
    lading(folder, ['init', '--ci', platform]);
    const text = readFileSync(join(folder, file), 'utf8');
    expect(text).toContain(install);
    expect(text).toContain(synth);
  }
});

test('a pipeline that is there stays as it is, another folder of the output is known, and another platform is refused', () => {
  const folder = project({ '.gitlab-ci.yml': 'a: b\n', 'cdk8s.yaml': 'lading:\n  out: manifests\n' });
  expect(lading(folder, ['init', '--ci', 'gitlab']).stdout).toContain('left alone  .gitlab-ci.yml\n');
  expect(readFileSync(join(folder, '.gitlab-ci.yml'), 'utf8')).toBe('a: b\n');
  lading(folder, ['init', '--ci', 'github']);
  expect(readFileSync(join(folder, '.github/workflows/lading.yml'), 'utf8')).toContain(
    'lading validate manifests',
  );
  const refused = lading(folder, ['init', '--ci', 'gitub']);
  expect(refused.status).toBe(2);
  expect(refused.stderr).toContain('must be github or gitlab');
});
