// The app's one file in a process of its own: how long it takes to load, how long until it has answered once, and what it
// keeps in memory after many turns. Prints one line of JSON. `alone.cjs <file> <activity as JSON> <turns> <seconds at most>`
const Module = require('node:module');
const [file, activity, turns, seconds] = process.argv.slice(2);

const functions = new Map();
const core = {
  version: '4.0.0',
  setProgrammingModel: () => undefined,
  getProgrammingModel: () => undefined,
  registerFunction: (metadata, callback) => {
    functions.set(metadata.name, callback);
    return { dispose: () => undefined };
  },
  registerHook: () => ({ dispose: () => undefined }),
  log: () => undefined,
  Disposable: class {},
};
const load = Module._load;
Module._load = function (request, ...others) {
  return request === '@azure/functions-core' ? core : load.call(this, request, ...others);
};

const before = performance.now();
require(file);
const loaded = performance.now() - before;

const quiet = () => undefined;
const context = {
  log: quiet,
  info: quiet,
  debug: quiet,
  trace: quiet,
  warn: quiet,
  error: quiet,
  extraOutputs: new Map(),
};
let last = 0;
async function turn() {
  const body = JSON.stringify({ ...JSON.parse(activity), id: String(++last) });
  const answer = await functions.get('messages')({ headers: new Headers(), text: async () => body }, context);
  if (answer.status !== 200) throw new Error(`Answered ${answer.status}`);
}
const heap = () => {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed;
};

(async () => {
  await turn();
  const answered = performance.now(); // since the process began
  const until = performance.now() + Number(seconds) * 1000;
  const early = Math.min(500, Number(turns));
  let early_heap = 0;
  let done = 1;
  for (; done < Number(turns) && performance.now() < until; done++) {
    await turn();
    if (done === early) early_heap = heap();
  }
  console.log(JSON.stringify({ loaded, answered, done, early: early_heap, late: heap() }));
  process.exit(0);
})();
