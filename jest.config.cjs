const swc = [
  '@swc/jest',
  {
    jsc: {
      parser: { syntax: 'typescript', tsx: true },
      target: 'es2022',
      transform: { react: { runtime: 'automatic' } },
    },
  },
];

module.exports = {
  testEnvironment: 'node',
  // The machines are shared: a test that waits for the product may take its time, none waits by the clock.
  testTimeout: 60_000,
  roots: ['<rootDir>/test'],
  transform: { '^.+\\.tsx?$': swc },
  moduleNameMapper: {
    '\\.module\\.css$': '<rootDir>/test/support/css-module.cjs',
    '^@tarojs/components$': '<rootDir>/test/support/taro-components.tsx',
    '^@tarojs/taro$': '<rootDir>/test/support/taro.ts',
  },
  testSequencer: '<rootDir>/config/longest-first.cjs',
  globalSetup: '<rootDir>/test/support/begin-run.cjs',
  setupFiles: ['<rootDir>/test/support/environment.cjs'],
};
