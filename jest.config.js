/** In a context of its own, as Jest gives one to each suite, a global costs a call to look it up. Nobody replaces these. */
const inEverySuite =
  'Array Boolean Buffer Error JSON Map Math Number Object Reflect RegExp Set String Symbol WeakMap'.split(
    ' ',
  );

module.exports = {
  testEnvironment: 'node',
  globalSetup: '<rootDir>/test/suite/build.ts',
  runtime: '<rootDir>/test/suite/compile-once.js',
  sandboxInjectedGlobals: inEverySuite,
  // Jest leaves one core idle by default: half of a small machine.
  maxWorkers: '100%',
  // Some tests start whole programs, on machines that may be busy.
  testTimeout: 60_000,
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  testPathIgnorePatterns: ['/node_modules/', '<rootDir>/test/engines/', '<rootDir>/test/oracles/'],
  moduleNameMapper: {
    '^lading$': '<rootDir>/lib/index.ts',
    '^lading/(?!schemas)(.*)$': '<rootDir>/lib/$1.ts',
  },
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        jsc: {
          parser: { syntax: 'typescript' },
          target: 'es2022',
          // As tsconfig.json says it to the build.
          transform: { useDefineForClassFields: false },
        },
      },
    ],
  },
  modulePathIgnorePatterns: ['<rootDir>/build/', '<rootDir>/dist/'],
};
