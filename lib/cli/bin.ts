#!/usr/bin/env node
import { isAscii } from 'node:buffer';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../diagnostics/package-root';
import { keepCompiledCode } from './compiled/keep';

// A Node without it lacks more of what we need, and would say so with a stack: such a one is told in words, whatever it is asked.
if (typeof isAscii !== 'function') {
  const { engines } = JSON.parse(readFileSync(join(packageRoot(), 'package.json'), 'utf8'));
  process.stderr.write(`Node is ${process.version}, and Lading needs ${engines.node}: https://nodejs.org\n`);
  process.exitCode = 2;
} else {
  keepCompiledCode();
  // A file of its own, so that what is kept of it is of use.
  const { main }: typeof import('./main') = require(join(packageRoot(), 'build', 'main.js'));
  void main(process.argv.slice(2));
}
