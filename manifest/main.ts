import { join } from 'node:path';
import { makePackage } from './package';

try {
  console.log(`Written: ${makePackage(process.env, join(__dirname, '..', 'dist', 'manifest'))}`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
