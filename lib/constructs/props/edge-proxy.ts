import { like } from './domain';
import { object, required, whole } from './shape';
import { boolean, either, nonEmptyString, otherwise, portNumber } from './shapes';

/** One small proxy on Compose that takes the requests for all host names of the app, as an Ingress controller does. */
export interface EdgeProxyProps {
  /** The port of localhost for HTTP. Default: 8080. */
  readonly port?: number;
  /** An image of nginx that runs as any user. Default: nginxinc/nginx-unprivileged. */
  readonly image?: string;
  /** A certificate of yours for HTTPS beside it. Default: HTTP alone. */
  readonly tls?: EdgeCertificateProps;
}

/**
 * Files of the project, such as `mkcert` makes. They are neither read nor copied: git keeps the key out, and the proxy,
 * user 10001, has to be allowed to read both.
 */
export interface EdgeCertificateProps {
  readonly certificate: string;
  readonly key: string;
  /** The port of localhost for HTTPS. Default: 8443. */
  readonly port?: number;
}

export const edgeProxy = either(
  { when: (value) => typeof value === 'boolean', shape: boolean },
  {
    when: otherwise,
    shape: object<EdgeProxyProps>(
      {
        port: portNumber,
        image: like(nonEmptyString, ['nginxinc/nginx-unprivileged:1.29-alpine']),
        tls: whole(
          object<EdgeCertificateProps>(
            {
              certificate: required(like(nonEmptyString, ['certs/dev.pem'])),
              key: required(like(nonEmptyString, ['certs/dev-key.pem'])),
              port: portNumber,
            },
            '{ certificate, key, port? }',
          ),
        ),
      },
      'true, or { port?, image?, tls? }',
    ),
  },
);
