/** The papers documents are laid out for: continuous paper 241 mm wide (等分 sheets) and cut sheets. */
export const PAPER_NAMES = ['241-half', '241-third', '241-full', 'a5', 'a4', 'a4-landscape'] as const;
export type PaperName = (typeof PAPER_NAMES)[number];

/** Sizes and the text block, all in millimetres; `left` and `top` are the block's corner, `bottom` the free edge below it. */
export interface Paper {
  readonly name: PaperName;
  readonly widthMm: number;
  readonly heightMm: number;
  readonly leftMm: number;
  readonly bodyMm: number;
  readonly topMm: number;
  readonly bottomMm: number;
}

/** The third is 279.4 / 3: as "93.1 mm" the form would creep 0.03 mm a sheet. */
export const PAPERS: Readonly<Record<PaperName, Paper>> = {
  '241-half': continuous('241-half', 139.7),
  '241-third': continuous('241-third', 93.133),
  '241-full': continuous('241-full', 279.4),
  a5: { name: 'a5', widthMm: 210, heightMm: 148, leftMm: 10, bodyMm: 190, topMm: 8, bottomMm: 6 },
  a4: { name: 'a4', widthMm: 210, heightMm: 297, leftMm: 12, bodyMm: 186, topMm: 10, bottomMm: 6 },
  'a4-landscape': {
    name: 'a4-landscape',
    widthMm: 297,
    heightMm: 210,
    leftMm: 8,
    bodyMm: 281,
    topMm: 9,
    bottomMm: 8,
  },
};

/** The holes and tear strips leave about 215 mm, an 80-column head prints 203.2 mm: the text block keeps to 200. */
function continuous(name: PaperName, heightMm: number): Paper {
  return { name, widthMm: 241, heightMm, leftMm: 20.5, bodyMm: 200, topMm: 4, bottomMm: 4 };
}

/** What one printer is off, in millimetres: positive moves the print right and down. Kept per printer and paper. */
export interface PrintOffset {
  readonly xMm: number;
  readonly yMm: number;
}

export const NO_OFFSET: PrintOffset = { xMm: 0, yMm: 0 };
