/** Runs a command on this process's arguments; its answer is the exit code, and what it throws is printed and ends with 3. */
export function runCommand(command: (args: readonly string[], print: (line: string) => void) => Promise<number>): void {
  const print = (line: string) => {
    console.log(line);
  };
  command(process.argv.slice(2), print).then(
    (code) => {
      process.exitCode = code;
    },
    (error: unknown) => {
      console.error(error instanceof Error ? error.message : error);
      process.exitCode = 3;
    },
  );
}
