import { configFrom } from '../src/config';
import { instant } from '../src/domain/calendar/dates';
import { openStores } from '../src/store/open';
import { registerCommand } from './register-command';

/** `npm run register`: imports a register into the database that the environment names. */
void registerCommand(process.argv.slice(2), {
  open: async () => {
    const stores = openStores(configFrom(process.env));
    return {
      register: stores.register,
      close: async () => {
        stores.close();
      },
    };
  },
  now: () => instant(new Date()),
  print: (line) => {
    console.log(line);
  },
}).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 3;
  },
);
