import { configFile, type Diagnostic, Worker } from 'lading';
import { image, read, shop } from '../make';

function toldOf(mode: number): Diagnostic | undefined {
  const chart = shop();
  new Worker(chart, 'mailer', { image, volumes: { '/a': configFile('x', { mode }) } });
  const { diagnostics, objects } = read(chart);
  expect(JSON.stringify(objects['Deployment/mailer'])).toContain(`"defaultMode":${mode}`);
  return diagnostics.find(({ severity }) => severity !== 'note');
}

describe('a file mode', () => {
  it.each([400, 440, 444, 500])('that reads like octal digits but is %d in decimal ones is told', (mode) => {
    expect(toldOf(mode)).toMatchObject({
      code: 'volume/decimal-mode',
      severity: 'warning',
      fix: expect.stringContaining(`0o${mode}`),
    });
  });

  it.each([0o400, 0o440, 0o444, 0o500, 0o600, 0o644, 420, 493])('of other digits is not: %d', (mode) => {
    expect(toldOf(mode)).toBeUndefined();
  });
});
