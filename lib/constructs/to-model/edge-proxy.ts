import type { EdgeProxy } from '../../model/edge-proxy';
import type { EdgeProxyProps } from '../props/edge-proxy';
import type { Stated } from './stated';

const defaultImage = 'nginxinc/nginx-unprivileged:1.29-alpine';

export function buildEdgeProxy(said: boolean | EdgeProxyProps | undefined): EdgeProxy | undefined {
  if (said === undefined || said === false) return undefined;
  const { port = 8080, image = defaultImage, tls } = said === true ? {} : said;
  return {
    image,
    port,
    tls: tls && { certificate: tls.certificate, key: tls.key, port: tls.port ?? 8443 },
  } satisfies Stated<EdgeProxy, EdgeProxyProps>;
}
