import { sha256 } from '#core/kernel/canonical-json.ts';

const DRAWN = 10;

/** Places of ten records, the same for everybody: drawn by the hash of the file, so nobody can choose them. */
export function drawPlaces(fileHash: string, count: number): number[] {
  const drawn = new Set<number>();
  for (let draw = 0; drawn.size < Math.min(DRAWN, count); draw += 1) {
    drawn.add(Number.parseInt(sha256(`${fileHash} ${draw}`).slice(0, 12), 16) % count);
  }
  return [...drawn].sort((a, b) => a - b);
}
