import { readFileSync } from 'node:fs';
import { projects } from './public-projects';
import { publicFigures } from './public-results';
import { publicTable, resultsFile } from './results';

test('nothing of three public projects that a server takes was refused, and the figures on record are those', () => {
  const figures = publicFigures();
  expect(figures.map(({ project }) => project)).toEqual(projects.map(({ name }) => name));
  for (const { objects, taken, refused, falseAlarms, explained } of figures) {
    expect(falseAlarms).toBe(0);
    expect(taken + refused).toBe(objects);
    expect(explained).toBeGreaterThan(0);
  }
  expect(readFileSync(resultsFile, 'utf8')).toContain(publicTable());
});
