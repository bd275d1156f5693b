/** Runs of random tests: the seed is printed and can be given back as PRINT_SEED to see the same documents again. */
export function randomRuns(numRuns: number): { readonly seed: number; readonly numRuns: number } {
  const seed = Number(process.env['PRINT_SEED'] ?? Math.floor(Math.random() * 2 ** 31));
  process.stdout.write(`PRINT_SEED=${seed}\n`);
  return { seed, numRuns };
}
