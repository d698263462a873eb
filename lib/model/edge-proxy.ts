/** The proxy that takes requests for all host names of an app where no controller does. */
export interface EdgeProxy {
  readonly image: string;
  /** Of the host, for HTTP. */
  readonly port: number;
  /** Files of the project's, which are never read or copied. */
  readonly tls?: { readonly certificate: string; readonly key: string; readonly port: number };
}
