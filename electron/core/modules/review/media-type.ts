import type { AttachmentView } from '#shared/review/review.contract.ts';

export type MediaType = AttachmentView['mediaType'];
type Shown = Exclude<MediaType, 'workbook'>;

const SIGNATURES: readonly (readonly [Shown, readonly (readonly [at: number, bytes: string])[]])[] = [
  ['image/png', [[0, '89504e470d0a1a0a']]],
  ['image/jpeg', [[0, 'ffd8ff']]],
  [
    'image/webp',
    [
      [0, '52494646'],
      [8, '57454250'],
    ],
  ],
  ['application/pdf', [[0, '255044462d']]],
];

/** What a file is by its first bytes; its name may say anything. Undefined: nothing a checker could look at here. */
export function sniffMediaType(bytes: Uint8Array): Shown | undefined {
  const head = Buffer.from(bytes.subarray(0, 16)).toString('hex');
  return SIGNATURES.find(([, parts]) => parts.every(([at, hex]) => head.startsWith(hex, at * 2)))?.[0];
}
