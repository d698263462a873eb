import { placeInFile } from '../../compose-object';
import type { PolicyRule } from '../policy-rule';

/** What docker compose itself warns of each time. */
export const composeObsolete: PolicyRule<'compose/obsolete'> = {
  code: 'compose/obsolete',
  level: 'warning',
  config: {},
  begin: () => ({
    compose: ({ report }) => ({
      file(file) {
        if (file.content.version === undefined) return;
        report({
          message: 'The Compose file says a `version`, which docker compose ignores.',
          origin: file.source.origin,
          affected: [placeInFile(file, 'version')],
          consequence:
            'It warns with each command, and whoever reads it expects the features of that version.',
          fix: 'Take it out.',
        });
      },
    }),
  }),
};
