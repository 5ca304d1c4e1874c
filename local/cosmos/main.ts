import { startCosmosEmulator } from './index';

// node --import tsx local/cosmos/main.ts [port] [file]
const [port = '8081', file = ':memory:'] = process.argv.slice(2);

startCosmosEmulator({ port: Number(port), file }).then(
  ({ endpoint, key, close }) => {
    console.log(`AccountEndpoint=${endpoint}/;AccountKey=${key}`);
    process.once('SIGINT', () => void close());
    process.once('SIGTERM', () => void close());
  },
  (error: unknown) => {
    console.error(error);
    process.exitCode = 1;
  },
);
