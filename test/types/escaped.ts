import type { ComposeService } from '../../lib/compose/api.generated';
import {
  type Escaped,
  escapeDollars,
  joinEscaped,
  type Unescaped,
  variableOr,
} from '../../lib/docker/escaped';

const home = escapeDollars('$HOME');
const tag = joinEscaped([escapeDollars('acme/web:'), variableOr('TAG', 'dev')]);
const service: ComposeService = {
  image: tag,
  command: [home],
  environment: { $KEY: home, COUNT: 1 },
  healthcheck: { test: [escapeDollars('CMD'), home] },
  depends_on: { db: { condition: 'service_healthy' } },
};
const patch: Unescaped<ComposeService> = { ...service, image: 'acme/web:${TAG}', command: ['$HOME'] };
const again: string | undefined = patch.image;

// @ts-expect-error a string that nobody escaped
export const image: ComposeService = { image: 'acme/web:$TAG' };
// @ts-expect-error in a list
export const command: ComposeService = { command: ['echo', home] };
// @ts-expect-error as a value of a map
export const environment: ComposeService = { environment: { A: again ?? '' } };
// @ts-expect-error deep in it
export const test: ComposeService = { healthcheck: { test: ['CMD', '$HOME'] } };
// @ts-expect-error what is put together by hand is a string again
export const joined: Escaped = `${home}/bin`;
// @ts-expect-error nobody else can make one
export const made: Escaped = 'plain';
