import { basename } from 'node:path';
import { clearInConfig } from '../diagnostics/clear-text';
import { credentialsIn, privateKeysIn } from '../diagnostics/credentials';
import type { Finding } from '../diagnostics/finding';
import type { FileData } from '../model/file-data';

/** `.env` and its kin, but for those that are made to be shared; and where programs keep passwords. */
const privateFile =
  /^(?:\.env(?:\.(?!(?:example|sample|template|dist|defaults?)$).+)?|\.netrc|\.pgpass|\.git-credentials)$/i;

/** In these a name before a value says what it is; in a text for people it may be about anything. */
const configFile = /(?:^|\/)[^./]+$|\.(?:cfg|cnf|conf|config|env|ini|json|properties|toml|ya?ml)$/i;
const forPeople = /(?:^|[/_.-])(?:i18n|l10n|lang(?:uages?)?|locales?|messages|translations?)(?:[/_.-]|$)/i;

/**
 * Why the content of a file ought not to be copied into an output, if it ought not: a private file is refused, by its
 * name or its content; what else looks like a secret in one is told.
 *
 * @param places Where it lies: as it is named, and where links lead.
 */
export function secretInFile(
  path: string,
  places: readonly string[],
  content: FileData,
): Pick<Finding, 'code' | 'message' | 'consequence' | 'fix'> | undefined {
  const consequence = 'Whoever can read the manifests or the repository would have it.';
  if (places.some((place) => privateFile.test(basename(place)))) {
    return {
      code: 'secret/in-file',
      message: `The file "${path}" is of the kind that secrets are kept in.`,
      consequence,
      fix: 'Hand its values over one by one: `env: { DB_PASSWORD: secret(…) }`, and what is no secret as it is or as a `variable(…)`.',
    };
  }
  const text = typeof content === 'string' ? content : content.toString('latin1');
  const fix =
    'Mount it from a secret, `secretFiles(…)`; or hand it over as an env value that is a `secret(…)`.';
  if (privateKeysIn(text).length > 0)
    return { code: 'secret/in-file', message: `The file "${path}" holds a private key.`, consequence, fix };
  const isConfig = typeof content === 'string' && configFile.test(path) && !forPeople.test(path);
  const [found] = isConfig ? clearInConfig(text) : credentialsIn(text);
  if (found === undefined) return undefined;
  return {
    code: 'secret/in-clear',
    message: `The file "${path}" holds ${found.what} in clear.`,
    consequence,
    fix,
  };
}
