import { execFileSync } from 'node:child_process';
import { commands } from '../../lib/cli/command-table';
import { codes, lading, project } from './project';

const folder = project({});

test('help shows what --help shows, of a command as well', () => {
  expect(lading(folder, ['help']).stdout).toBe(lading(folder, ['--help']).stdout);
  expect(lading(folder, ['help', 'diff']).stdout).toBe(lading(folder, ['diff', '--help']).stdout);
  const run = lading(folder, ['help', 'dif']);
  expect(run).toMatchObject({ status: 2, stdout: '' });
  expect(run.stderr).toContain('Did you mean diff?');
});

test('explain lists the codes that begin so, and shows the page of one', () => {
  const { stdout } = lading(folder, ['explain', 'probe']);
  const listed = stdout.split('\n').filter((line) => line !== '');
  expect(listed.length).toBeGreaterThan(1);
  expect(listed.filter((line) => !line.startsWith('probe/'))).toEqual([]);
  expect(lading(folder, ['explain', 'probe/port-not-found']).stdout).toMatch(/^# /);
  expect(codes(lading(folder, ['explain', 'prob-e']))).toEqual(['option/invalid']);
});

test('bash takes the completion, and completes commands and the options of each', () => {
  const script = lading(folder, ['completion', 'bash']).stdout;
  const complete = (...words: string[]): string[] =>
    execFileSync(
      'bash',
      [
        '-c',
        `${script}\nCOMP_WORDS=(${words.map((word) => `'${word}'`).join(' ')}); COMP_CWORD=${words.length - 1}; _lading; printf '%s\\n' "\${COMPREPLY[@]}"`,
      ],
      { encoding: 'utf8', cwd: folder },
    )
      .trim()
      .split('\n');
  expect(complete('lading', '').sort()).toEqual(Object.keys(commands).sort());
  expect(complete('lading', 'diff', '--fa')).toEqual(['--fail-on']);
  expect(complete('lading', 'completion', 'f')).toEqual(['fish']);
  expect(complete('lading', 'mesh', 'e')).toEqual(['explain']);
});

test.each(['zsh', 'fish'])('the completion of %s names every command', (shell) => {
  const { stdout } = lading(folder, ['completion', shell]);
  for (const name of Object.keys(commands)) expect(stdout).toContain(name);
});

test('a shell that there is not is told', () => {
  expect(lading(folder, ['completion', 'tcsh'])).toMatchObject({ status: 2, stdout: '' });
});
