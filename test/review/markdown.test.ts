import type { ChangeGroup, Diff, FieldChange } from '../../lib/review/change';
import { diffMarkdown } from '../../lib/review/tell/markdown';

/** So many constructs, each with a change that has so many fields. */
function diff(groups: number, fields: number): Diff {
  const field = (index: number): FieldChange => ({
    path: `spec.template.spec.containers[web].env[VARIABLE_${index}]`,
    before: 'x'.repeat(150),
    after: 'y'.repeat(150),
  });
  const group = (index: number): ChangeGroup => ({
    title: `shop/web-${index}`,
    construct: 'WebApp',
    objects: [
      {
        target: 'kubernetes',
        object: `Deployment/web-${index}`,
        file: 'kubernetes/shop.k8s.yaml',
        construct: `shop/web-${index}`,
        effects: [{ impact: 'rolled', because: '1 more at a time, none missing' }],
        fields: Array.from({ length: fields }, (_, at) => field(at)),
        security: [{ verdict: 'widened', message: `answers for ${'a'.repeat(60)}.${index}.acme.dev` }],
      },
    ],
  });
  return {
    base: 'main',
    summary: 'Kubernetes: all roll.',
    groups: Array.from({ length: groups }, (_, at) => group(at)),
    unchanged: 0,
  };
}

/** The longest that GitHub takes. */
const limit = 65_536;

test('a comment is never longer than GitHub takes: fields give way first, and what is left out is counted', () => {
  const few = diffMarkdown(diff(2, 3), '/app');
  expect(few.match(/<details>/g)).toHaveLength(2);
  expect(few).toContain('VARIABLE_2');
  const many = diffMarkdown(diff(2000, 30), '/app');
  expect(many.length).toBeLessThanOrEqual(limit);
  const [, left = '0'] = /And (\d+) more, which do not fit/.exec(many) ?? [];
  expect(Number(left) + (many.match(/<details>/g) ?? []).length).toBe(2000);
  expect(many).toContain('- and 1950 more');
  // What there is room for without its fields is there.
  const short = diffMarkdown(diff(60, 30), '/app');
  expect(short.match(/<details>/g)).toHaveLength(60);
});
