const { availableParallelism } = require('node:os');

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
  // journeys wait more than they work: two at a time even on two cores
  maxWorkers: Math.max(2, availableParallelism() - 1),
  testTimeout: 60_000,
  reporters: ['default', '<rootDir>/scripts/closing-line.cjs'],
};
