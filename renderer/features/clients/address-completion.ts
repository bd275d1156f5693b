import type { Line } from '#renderer/components/line-grid-model.ts';
import type { LineCompletion } from '#renderer/components/line-grid-props.ts';
import type { Place } from '#shared/regions/regions.ts';
import { splitAddress } from '#shared/regions/split-address.ts';

const PARTS = ['province', 'city', 'district'] as const;

export function withPlace(line: Line, { province, city, district }: Place): Line {
  return { ...line, cells: { ...line.cells, province, city: city ?? '', district: district ?? '' } };
}

/** The line with a whole address in its cell split into its parts; undefined where it stays as it is. */
function split(line: Line): Line | undefined {
  if (PARTS.some((part) => (line.cells[part] ?? '') !== '')) return undefined;
  const { province, city, district, address, postcode } = splitAddress(line.cells['address'] ?? '');
  if (province === null) return undefined;
  const placed = withPlace(line, { province, city, district });
  const known = line.cells['postcode'] ?? '';
  return { ...placed, cells: { ...placed.cells, address, postcode: known === '' ? (postcode ?? '') : known } };
}

/** A whole address typed or pasted into one cell goes into its columns; undone with the typing it followed. */
export const addressCompletion: LineCompletion = {
  waiting: (lines) => lines.filter((line) => split(line) !== undefined),
  ask: async (lines) => new Map(lines.map(({ id }) => [id, (now: Line) => split(now) ?? now])),
};
