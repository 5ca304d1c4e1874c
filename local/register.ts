import { configFromEnvironment } from '../src/config';
import { instant } from '../src/domain/calendar/dates';
import { openStores } from '../src/store/open';
import { registerCommand } from './register-command';
import { runCommand } from './run-command';

/** `npm run register`: imports a register into the database that the environment names. */
runCommand((args, print) =>
  registerCommand(args, {
    open: async () => {
      const stores = openStores(configFromEnvironment());
      return {
        register: stores.register,
        close: async () => {
          stores.close();
        },
      };
    },
    now: () => instant(new Date()),
    print,
  }),
);
