import { startCosmosEmulator } from '../../../local/cosmos';

// An emulator in a process of its own, to be killed: says where it listens.
const [file = ''] = process.argv.slice(2);
void startCosmosEmulator({ file }).then(({ endpoint, key }) => {
  console.log(JSON.stringify({ endpoint, key }));
});
