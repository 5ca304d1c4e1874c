import { createClock } from '../../../local/clock';
import { startFunctionsHost } from '../../../local/functions-host';

// Outside jest, as `npm start` does it: starts the host on the app whose file is given and prints what the app answers.
const show = async (appFile: string) => {
  const clock = createClock();
  const host = await startFunctionsHost({ load: () => import(appFile), settings: {}, clock });
  const answer = await (await fetch(`${host.url}/api/greeting`)).text();
  console.log(JSON.stringify({ registered: host.registered, answer }));
  clock.close();
  await host.close();
};

void show(process.argv[2] ?? '');
