/** @type {import('jest').Config} */
module.exports = {
  testEnvironment: 'node',
  roots: ['<rootDir>/test'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      { jsc: { target: 'es2024', parser: { syntax: 'typescript' } }, module: { type: 'commonjs' } },
    ],
  },
  moduleNameMapper: { '^@azure/functions-core$': '<rootDir>/local/functions-host/core.ts' },
  testTimeout: 60_000,
  reporters: ['default', '<rootDir>/scripts/closing-line.cjs'],
};
