import { parked, replay } from '../src/app/parked';
import { configFromEnvironment } from '../src/config';
import { instant } from '../src/domain/calendar/dates';
import { openStores } from '../src/store/open';
import { deliveriesCommand } from './deliveries-command';
import { runCommand } from './run-command';

/** `npm run deliveries`: what could not be sent, and sending it again. */
runCommand(async (args, print) => {
  const stores = openStores(configFromEnvironment());
  const deps = { deliveries: stores.deliveries, directory: stores.directory, now: () => instant(new Date()) };
  try {
    return await deliveriesCommand(args, {
      parked: () => parked(deps),
      replay: (delivery) => replay(deps, delivery),
      print,
    });
  } finally {
    stores.close();
  }
});
