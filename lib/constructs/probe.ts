import { kept } from './kept';
import type { GrpcOptions, HttpGetOptions, ProbeTiming, TcpOptions } from './props/probe';
import type { TextValue } from './props/text';

/** Asks by HTTP; every status from 200 to 399 is a yes. On Compose the image needs a `healthTool`. */
export function httpGet(
  path: string,
  options: HttpGetOptions = {},
): { readonly type: 'httpGet'; readonly path: string } & HttpGetOptions {
  return { type: 'httpGet', path, ...kept(options) };
}

/** Asks by opening a TCP connection. On Compose the image needs a `healthTool`. */
export function tcp(options: TcpOptions = {}): { readonly type: 'tcp' } & TcpOptions {
  return { type: 'tcp', ...kept(options) };
}

/** Asks by running a command inside the container; exit code 0 is a yes. Both targets run it as it is, without a shell. */
export function exec(
  command: readonly TextValue[],
  options: ProbeTiming = {},
): { readonly type: 'exec'; readonly command: readonly TextValue[] } & ProbeTiming {
  return { type: 'exec', command, ...kept(options) };
}

/** Asks by the gRPC health checking protocol. On Compose it needs a `healthCommand`. */
export function grpc(options: GrpcOptions = {}): { readonly type: 'grpc' } & GrpcOptions {
  return { type: 'grpc', ...kept(options) };
}
