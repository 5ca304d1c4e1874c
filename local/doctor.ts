import { randomUUID } from 'node:crypto';
import { configFromEnvironment } from '../src/config';
import { instant } from '../src/domain/calendar/dates';
import { build } from '../src/main';
import { doctorCommand } from './doctor-command';
import { runCommand } from './run-command';

/** `npm run doctor`: says what is wrong with an environment, in plain words. */
runCommand((args, print) =>
  doctorCommand(args, {
    look: async () => {
      const app = build(configFromEnvironment(), { now: () => instant(new Date()), newKey: randomUUID });
      try {
        return await app.examine();
      } finally {
        app.stores.close();
      }
    },
    fetch,
    print,
  }),
);
