import type { Hash } from 'node:crypto';

/**
 * A hash that is fed piece by piece. Node's module for it is loaded when the first one is made: with ciphers, keys and
 * streams it takes a twentieth of a small run, and most of those have nothing to hash.
 */
export function newHash(algorithm: 'sha1' | 'sha256'): Hash {
  const { createHash }: typeof import('node:crypto') = require('node:crypto');
  return createHash(algorithm);
}

/** Hashed at once: to make an object that takes it in pieces costs more than to hash a usual file. In hexadecimal digits. */
export function sha256Of(data: string | Uint8Array): string {
  const { hash }: typeof import('node:crypto') = require('node:crypto');
  return hash('sha256', data);
}
