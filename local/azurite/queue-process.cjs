// Runs Azurite's queue service until whoever started it goes away. The pipe on standard input closes when the parent ends,
// however it ends (kill -9 included), and Azurite then writes what it holds and stops.
// The arguments after this file's name are Azurite's own.
process.stdin.resume();
process.stdin.once('close', () => {
  // What cannot be written in this time is lost; an orphan that never ends would be worse.
  setTimeout(() => process.exit(1), 5_000).unref();
  process.emit('SIGTERM');
});
require('azurite/dist/src/queue/main.js');
