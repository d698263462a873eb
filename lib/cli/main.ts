import { packageRoot } from '../diagnostics/package-root';
import { type Arguments, readArguments } from './arguments';
import type { CommandName } from './command-table';
import type { Command, CommandContext } from './context';
import { stop } from './problem';
import { processStreams } from './streams';
import { version } from './version';

/** One run of the command line. Leaves the exit code in `process.exitCode`. */
export async function main(given: readonly string[]): Promise<void> {
  const here = workingFolder();
  let context: CommandContext = {
    words: [],
    flags: new Map(),
    environment: process.env,
    folder: here ?? process.cwd(),
    streams: processStreams,
  };
  try {
    if (here === undefined)
      throw stop('system/failed', 'The folder that you are in does not exist any more.');
    const { words, flags, command } = readArguments(given);
    context = { ...context, words, flags };
    await answer(context, command);
  } catch (error) {
    const { fail }: typeof import('./fail') = require('./fail');
    fail(error, given, context);
  }
}

/** None where it was deleted: there is nothing to work on then, and Node cannot even say where it is. */
function workingFolder(): string | undefined {
  try {
    return process.cwd();
  } catch {
    process.chdir(packageRoot());
    return undefined;
  }
}

async function answer(context: CommandContext, command: Arguments['command']): Promise<void> {
  const { flags, streams } = context;
  if (flags.has('version')) {
    streams.stdout(`${version()}\n`);
  } else if (command === undefined || flags.has('help')) {
    const { help }: typeof import('./help') = require('./help');
    const asked = flags.has('help');
    (asked ? streams.stdout : streams.stderr)(`${help(command)}\n`);
    if (!asked) process.exitCode = 2;
  } else await load(command)(context);
}

/** Each command is loaded only where it is run. */
function load(command: CommandName): Command {
  switch (command) {
    case 'synth': {
      const { synth }: typeof import('./commands/synth') = require('./commands/synth');
      return synth;
    }
    case 'parity': {
      const { parity }: typeof import('./commands/parity') = require('./commands/parity');
      return parity;
    }
    case 'diff': {
      const { diff }: typeof import('./commands/diff') = require('./commands/diff');
      return diff;
    }
    case 'graph': {
      const { graph }: typeof import('./commands/graph') = require('./commands/graph');
      return graph;
    }
    case 'review': {
      const { review }: typeof import('./commands/review') = require('./commands/review');
      return review;
    }
    case 'completion': {
      const { completion }: typeof import('./commands/completion') = require('./commands/completion');
      return completion;
    }
    case 'help': {
      const { helpOn }: typeof import('./commands/help') = require('./commands/help');
      return helpOn;
    }
    case 'init': {
      const { init }: typeof import('./commands/init') = require('./commands/init');
      return init;
    }
    case 'validate': {
      const { validate }: typeof import('./commands/validate') = require('./commands/validate');
      return validate;
    }
    case 'mesh': {
      const { mesh }: typeof import('./commands/mesh') = require('./commands/mesh');
      return mesh;
    }
    case 'doctor': {
      const { doctor }: typeof import('./commands/doctor') = require('./commands/doctor');
      return doctor;
    }
    case 'explain': {
      const { explain }: typeof import('./commands/explain') = require('./commands/explain');
      return explain;
    }
  }
}
