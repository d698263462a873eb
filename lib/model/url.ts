import type { ServicePort } from './service';

const wellKnown: Readonly<Record<string, string>> = { http: '80', https: '443' };

/** The scheme of the URLs that lead to a Service port. */
export function schemeOf(port: ServicePort): 'http' | 'https' {
  return port.appProtocol === 'https' || port.port === 443 ? 'https' : 'http';
}

/** Whether a URL leaves this port out, since the scheme says it already. */
export function isWellKnown(scheme: string, port: string): boolean {
  return wellKnown[scheme] === port;
}
