import { startAzurite } from '../../../local/azurite';

// A process for the test to kill: starts Azurite, says where, and waits for its end.
const waitForTheEnd = async (folder: string) => {
  const { queueConnectionString } = await startAzurite({ folder });
  console.log(queueConnectionString);
  setInterval(() => undefined, 60_000);
};

void waitForTheEnd(process.argv[2] ?? '');
