import { schemeAt } from './image-facts';
import type { Text } from './reference';
import type { ServicePort } from './service';

const wellKnown: Readonly<Record<string, string>> = { http: '80', https: '443' };

/** The scheme of the URLs that lead to a Service port: what is said of the port goes before what is known of the image. */
export function schemeOf({ name, port, to, appProtocol }: ServicePort, image: Text | undefined): string {
  if (appProtocol === 'https' || port === 443) return 'https';
  if (image === undefined || /^(?:http|grpc)/.test(appProtocol ?? name)) return 'http';
  return schemeAt(image, typeof to === 'number' ? to : port) ?? 'http';
}

/**
 * `<scheme>://<host>:<port><path>` in parts, some of which only the target itself can print (`Late`). A port that the
 * scheme says already is left out, and a path begins with `/`.
 */
export function urlParts<Late>(
  scheme: string,
  host: readonly (string | Late)[],
  port: readonly (string | Late)[] | undefined,
  path: string,
): readonly (string | Late)[] {
  const only = port?.length === 1 ? port[0] : undefined;
  const left = port === undefined || (only !== undefined && only === wellKnown[scheme]);
  const [name] = host;
  // The colons of an IPv6 address would read as a port.
  const at = host.length === 1 && typeof name === 'string' && name.includes(':') ? [`[${name}]`] : host;
  const end = path === '' || path.startsWith('/') ? path : `/${path}`;
  return [`${scheme}://`, ...at, ...(left ? [] : [':', ...port]), end];
}
