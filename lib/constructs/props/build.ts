import { isPlainObject } from '../../model/json';
import { like, oddStrings, values } from './domain';
import { object, required, type Shape, whole } from './shape';
import { either, isString, list, matching, nonEmptyString, otherwise, record, text } from './shapes';
import type { TextValue } from './text';

/** Where the build finds a secret: a variable of `.env` or of whoever builds, or a file of the project's. */
export type BuildSecretProps =
  | { readonly environment: string; readonly file?: never }
  | { readonly file: string; readonly environment?: never };

/** How an image is built; paths are relative to the project's folder. Kubernetes needs the image to be pushed. */
export interface BuildProps {
  /** The folder that the build starts in, relative to the project's; an address of a repository, too. */
  readonly context: string;
  /** Path within the context. Default: `Dockerfile`. */
  readonly dockerfile?: string;
  /** The stage to build. Default: the last. */
  readonly target?: string;
  /** Build arguments by name. Whoever has the image can read them: what is secret belongs to `secrets`. */
  readonly args?: Readonly<Record<string, TextValue>>;
  /**
   * What only the build may know, by the id of `RUN --mount=type=secret,id=…`: `{ npm: { environment: 'NPM_TOKEN' } }`. It
   * is in no layer of the image, and in no manifest.
   */
  readonly secrets?: Readonly<Record<string, BuildSecretProps>>;
  /** Keys for `RUN --mount=type=ssh`: `'default'`, the agent of whoever builds, or `'<id>=<path of a key>'`. */
  readonly ssh?: readonly string[];
  /** What the image is built for: `['linux/amd64', 'linux/arm64']`. Default: the machine that builds. */
  readonly platforms?: readonly string[];
  /** Where layers of earlier builds are looked for, as `docker buildx build --cache-from` takes it. */
  readonly cacheFrom?: readonly string[];
  /** Where layers are put for later builds, as `docker buildx build --cache-to` takes it. */
  readonly cacheTo?: readonly string[];
  /**
   * More folders that the Dockerfile can copy from, by the name of `COPY --from=…`; an address of a repository, or
   * `docker-image://…`, too.
   */
  readonly additionalContexts?: Readonly<Record<string, string>>;
}

const folder = like(nonEmptyString, ['.', './api'], ['https://git.acme.dev/a.git', ...oddStrings]);

/** Of services docker compose knows whether they are built; here a name would be taken for a folder. */
const context = matching(
  "a folder, an address, or an image such as 'docker-image://alpine:3.20'",
  (value) => value !== '' && !value.startsWith('service:'),
  values(['./shared', 'docker-image://alpine:3.20'], ['.', '../x', 'a b', '$', '${X}', 'é']),
);

const secret = either(
  {
    when: (value) => isPlainObject(value) && 'file' in value,
    shape: whole(
      object<{ readonly file: string }>(
        { file: required(like(nonEmptyString, ['./npm-token'], ['/run/x', '../x', ...oddStrings])) },
        '{ file }',
      ),
    ),
  },
  {
    when: otherwise,
    shape: whole(
      object<{ readonly environment: string }>(
        {
          environment: required(
            matching(
              "the name of a variable, such as 'NPM_TOKEN'",
              (value) => /^[A-Za-z_][A-Za-z0-9_]*$/.test(value),
              values(['NPM_TOKEN', 'GITHUB_TOKEN'], ['_', 'a1']),
            ),
          ),
        },
        '{ environment } or { file }',
      ),
    ),
  },
);

const secretIds = {
  expected: "an id of letters, digits, '_', '.' and '-'",
  usual: ['npm', 'github-token'],
  edge: ['_', 'a.b', 'A'.repeat(64)],
  accepts: (id: string) => /^[\w.-]+$/.test(id),
};

const ssh = matching(
  "'default', or '<id>=<path of a key>'",
  (value) => /^[\w.-]+(?:=.+)?$/.test(value),
  values(['default'], ['deploy=./deploy-key', 'a.b=/x y']),
);

const platform = matching(
  "a platform, such as 'linux/arm64'",
  (value) => /^[a-z0-9]+\/[a-z0-9]+(?:\/[a-z0-9.]+)?$/.test(value),
  values(['linux/amd64', 'linux/arm64'], ['linux/arm/v7', 'windows/amd64']),
);

const cache = like(nonEmptyString, ['type=registry,ref=acme/web:cache', 'type=gha'], oddStrings);

export const build: Shape = either(
  {
    when: isString,
    shape: { ...folder, expected: "a folder, such as '.'" },
  },
  {
    when: otherwise,
    shape: object<BuildProps>({
      context: required(folder),
      dockerfile: nonEmptyString,
      target: nonEmptyString,
      args: record(text),
      secrets: record(secret, secretIds),
      ssh: list(ssh),
      platforms: list(platform),
      cacheFrom: list(cache),
      cacheTo: list(cache),
      additionalContexts: record(context, {
        expected: 'the name that the Dockerfile copies from',
        usual: ['shared', 'proto'],
        edge: ['a.b', 'a_b', 'a-b'],
        accepts: (name) => /^[\w.-]+$/.test(name),
      }),
    }),
  },
);
