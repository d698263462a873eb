const { Script } = require('node:vm');
const { default: Runtime } = require('jest-runtime');

/** What the suites of this process have compiled, by file. */
const compiled = new Map();

/**
 * Jest's own runtime, which gives each suite modules of its own, and has the engine compile all of them anew for that: most
 * of the time of most suites. Here the code is compiled once a process, and each suite runs it in its own globals.
 */
class CompileOnce extends Runtime {
  constructor(...parts) {
    super(...parts);
    const { executor } = this;
    const compileAnew = executor.compile.bind(executor);
    const head = `(function (${executor.injectedModuleParameters.join(', ')}) {`;
    executor.compile = (source, filename) => {
      const context = executor.environment.getVmContext();
      // Jest says what is wrong when a module is imported by a call; and no other suite asks for the file of this one.
      if (context === null || filename === executor.testPath || source.includes('import('))
        return compileAnew(source, filename);
      let known = compiled.get(filename);
      if (known?.source !== source) {
        const script = scriptOf(head, source, filename);
        if (script === undefined) return compileAnew(source, filename);
        known = { source, script };
        compiled.set(filename, known);
      }
      return known.script.runInContext(context);
    };
  }
}

/** Nothing of what is not well formed, of which Jest tells more than the engine. */
function scriptOf(head, source, filename) {
  try {
    return new Script(`${head}${source}\n})`, { filename, columnOffset: -head.length });
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

module.exports = { __esModule: true, default: CompileOnce };
