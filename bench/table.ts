/** One line of the results: what was measured, the figure, and what it is compared with. */
export interface Line {
  readonly what: string;
  readonly figure: string;
  readonly beside: string;
}

export const milliseconds = (value: number): string => `${value < 10 ? value.toFixed(1) : Math.round(value)} ms`;
export const times = (value: number): string => `${value.toFixed(1)} times`;
export const kilobytes = (bytes: number): string => `${(bytes / 1024).toFixed(1)} KB`;

export const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

/** How long each of so many runs took, one after another, after a few that do not count. */
export async function timed(runs: number, work: (run: number) => Promise<unknown>, warmUp = 20): Promise<number[]> {
  const took: number[] = [];
  for (let run = 0; run < warmUp + runs; run++) {
    const begun = performance.now();
    await work(run);
    if (run >= warmUp) took.push(performance.now() - begun);
  }
  return took;
}

/** As a Markdown table, for the terminal and for docs/bench.md alike. */
export const tableOf = (lines: readonly Line[]): string =>
  [
    '| Measured | Figure | Beside |',
    '|---|---|---|',
    ...lines.map(({ what, figure, beside }) => `| ${what} | ${figure} | ${beside} |`),
  ].join('\n');
