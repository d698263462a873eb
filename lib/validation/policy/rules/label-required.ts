import { objectIn } from '../../../model/read-json';
import { nameOf } from '../../kubernetes-object';
import type { PolicyRule } from '../policy-rule';
import { problemIn } from '../seen';

/** Labels and annotations that every object of a team has, as a parameter says. */
export const labelRequired: PolicyRule<'label/required'> = {
  code: 'label/required',
  level: 'warning',
  config: { labels: [], annotations: [] },
  begin: (config) => ({
    kubernetes: ({ report }) => ({
      object(object) {
        const metadata = objectIn(object.content.metadata);
        for (const part of ['labels', 'annotations'] as const) {
          const there = objectIn(metadata[part]);
          const missing = config[part].filter((key) => there[key] === undefined);
          if (missing.length === 0) continue;
          report(
            problemIn(object, '', {
              message: `${nameOf(object)} has no ${part === 'labels' ? 'label' : 'annotation'} ${missing.map((key) => `"${key}"`).join(', ')}.`,
              at: metadata[part] === undefined ? ['metadata'] : ['metadata', part],
              fix: `Add it; in Lading, \`${part}\` of the construct, or of its chart.`,
            }),
          );
        }
      },
    }),
  }),
};
