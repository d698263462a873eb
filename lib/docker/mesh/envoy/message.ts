/** A part of a configuration of Envoy's, in the words of its v3 API. */
export type Message = Readonly<Record<string, unknown>>;

/** An extension: its name, and its own configuration of the type that it has below `type.googleapis.com/envoy.`. */
export function extension(name: string, type: string, config: Message = {}): Message {
  return { name, typed_config: typed(type, config) };
}

export function typed(type: string, config: Message = {}): Message {
  return { '@type': `type.googleapis.com/envoy.${type}`, ...config };
}

export function address(host: string, port: number): Message {
  return { socket_address: { address: host, port_value: port } };
}

/** Milliseconds, as protobuf writes a duration. */
export function printTime(milliseconds: number): string {
  return `${milliseconds / 1000}s`;
}

/** A percentage, of a hundred. */
export function percent(numerator: number): Message {
  return { numerator, denominator: 'HUNDRED' };
}

/** Text as RE2 reads it literally. */
export function escapedPattern(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}
