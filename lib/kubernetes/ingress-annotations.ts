import type { IngressController, Route } from '../model/route';
import { toSeconds } from './seconds';

type Annotations = Readonly<Record<string, string>>;

/** What a route asks of whatever brings its requests. */
export interface RouteOptions {
  /** In milliseconds. */
  readonly timeout: number;
  /** In bytes. */
  readonly maxBodySize: number;
  readonly sticky: NonNullable<Route['sticky']>;
}

/** How a controller is told an option; one that is missing here it has no annotation for. */
type Told = { readonly [K in keyof RouteOptions]?: (value: RouteOptions[K]) => Annotations };

/** What the common controllers read, by the names that people give them. */
const controllers: Readonly<Record<IngressController, Told>> = {
  // ingress-nginx of the Kubernetes project: its snippets are off by default, these need none.
  nginx: {
    timeout: (value) => {
      const seconds = String(toSeconds(value, 1));
      return {
        'nginx.ingress.kubernetes.io/proxy-read-timeout': seconds,
        'nginx.ingress.kubernetes.io/proxy-send-timeout': seconds,
      };
    },
    maxBodySize: (bytes) => ({ 'nginx.ingress.kubernetes.io/proxy-body-size': nginxSize(bytes) }),
    sticky: ({ cookie }) => ({
      'nginx.ingress.kubernetes.io/affinity': 'cookie',
      'nginx.ingress.kubernetes.io/session-cookie-name': cookie,
    }),
  },
  // Traefik reads stickiness of the Service, and all else of middlewares.
  traefik: {},
  haproxy: {
    timeout: (value) => ({ 'haproxy.org/timeout-server': `${toSeconds(value, 1)}s` }),
    sticky: ({ cookie }) => ({ 'haproxy.org/cookie-persistence': cookie }),
  },
  alb: {
    timeout: (value) => ({
      'alb.ingress.kubernetes.io/load-balancer-attributes': `idle_timeout.timeout_seconds=${toSeconds(value, 1)}`,
    }),
    sticky: () => ({
      'alb.ingress.kubernetes.io/target-group-attributes':
        'stickiness.enabled=true,stickiness.type=lb_cookie',
    }),
  },
};

/** nginx counts in bytes, or in units of 1024 and its square. */
function nginxSize(bytes: number): string {
  if (bytes % 1024 ** 2 === 0) return `${bytes / 1024 ** 2}m`;
  return bytes % 1024 === 0 ? `${bytes / 1024}k` : String(bytes);
}

/** Whether the controller of an Ingress has a word for an option. */
export function isTold({ controller }: Route, option: keyof RouteOptions): boolean {
  return controller !== undefined && controllers[controller][option] !== undefined;
}

/** All annotations of an Ingress; the user's own win. */
export function ingressAnnotations(route: Route): Record<string, string> {
  const { controller, timeout, maxBodySize, sticky, issuer, annotations } = route;
  const told: Told = controller === undefined ? {} : controllers[controller];
  return {
    ...(issuer && { [issuerKeys[issuer.kind]]: issuer.name }),
    ...(timeout !== undefined && told.timeout?.(timeout)),
    ...(maxBodySize !== undefined && told.maxBodySize?.(maxBodySize)),
    ...(sticky !== undefined && told.sticky?.(sticky)),
    ...annotations,
  };
}

/** What cert-manager reads. */
const issuerKeys = {
  ClusterIssuer: 'cert-manager.io/cluster-issuer',
  Issuer: 'cert-manager.io/issuer',
} as const;
