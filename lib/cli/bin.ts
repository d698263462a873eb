#!/usr/bin/env node
import { join } from 'node:path';
import { packageRoot } from '../diagnostics/package-root';
import { keepCompiledCode } from './compiled/keep';

keepCompiledCode();
// A file of its own, so that what is kept of it is of use.
const { main }: typeof import('./main') = require(join(packageRoot(), 'build', 'main.js'));
void main(process.argv.slice(2));
