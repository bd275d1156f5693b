/** Colour schemes. `contrast` is the choice inside the app; the system's own high contrast is honoured by `forced-colors`. */
export type Scheme = 'light' | 'dark' | 'contrast';

/** Every status a record can show: told by mark and border first, by hue last. */
export const STATUS_NAMES = [
  'draft',
  'submitted',
  'returned',
  'effective',
  'late',
  'disputed',
  'frozen',
  'void',
] as const;
export type StatusName = (typeof STATUS_NAMES)[number];

/** Foreground, background and edge of one status mark. */
type StatusColours = readonly [fg: string, bg: string, line: string];

/** One scheme. Text stands at 4.5:1 or more, marks and control edges at 3:1 (tests/renderer/palette.test.ts). */
export interface Palette {
  readonly surfaces: Readonly<Record<'canvas' | 'surface' | 'raised' | 'sunken', string>>;
  readonly frame: Readonly<Record<'frame' | 'frame-text' | 'frame-muted', string>>;
  /** Hairlines, structure lines, and the edge of anything one types in or presses. */
  readonly lines: Readonly<Record<'line' | 'line-strong' | 'control-line', string>>;
  readonly texts: Readonly<Record<'text' | 'text-secondary' | 'text-muted', string>>;
  readonly accents: Readonly<Record<'primary' | 'primary-text' | 'primary-soft' | 'focus' | 'seal', string>>;
  readonly rows: Readonly<Record<'row-hover' | 'row-selected' | 'row-zebra', string>>;
  readonly cells: Readonly<Record<'cell-readonly' | 'cell-error' | 'cell-warn', string>>;
  readonly changes: Readonly<Record<'added' | 'removed' | 'added-line' | 'removed-line', string>>;
  readonly bars: Readonly<
    Record<'bar-dispatched' | 'bar-signed' | 'bar-invoiced' | 'bar-received' | 'bar-track' | 'bar-over', string>
  >;
  readonly status: Readonly<Record<StatusName, StatusColours>>;
}

const light: Palette = {
  surfaces: { canvas: '#eef1f4', surface: '#ffffff', raised: '#ffffff', sunken: '#f6f8fa' },
  frame: { frame: '#1e3a56', 'frame-text': '#f2f6fa', 'frame-muted': '#b9c9d9' },
  lines: { line: '#e1e6eb', 'line-strong': '#c3ccd5', 'control-line': '#8692a0' },
  texts: { text: '#18222d', 'text-secondary': '#4a5866', 'text-muted': '#566371' },
  accents: {
    primary: '#1d5c96',
    'primary-text': '#ffffff',
    'primary-soft': '#e6f0f9',
    focus: '#0b6bd3',
    seal: '#b3261e',
  },
  rows: { 'row-hover': '#f0f5fa', 'row-selected': '#dceaf7', 'row-zebra': '#fafbfc' },
  cells: { 'cell-readonly': '#f6f8fa', 'cell-error': '#fdecea', 'cell-warn': '#fff6e0' },
  changes: { added: '#e2f4ec', removed: '#fbe9e7', 'added-line': '#1a7a55', 'removed-line': '#b3261e' },
  bars: {
    'bar-dispatched': '#1d5c96',
    'bar-signed': '#4f8fc4',
    'bar-invoiced': '#7b6fb5',
    'bar-received': '#2c8a66',
    'bar-track': '#e6eaee',
    'bar-over': '#b3261e',
  },
  status: {
    draft: ['#55626f', 'transparent', '#7f8c99'],
    submitted: ['#174f85', '#e6f0f9', '#8fb8dc'],
    returned: ['#7a4300', '#ffe7bf', '#b9760f'],
    effective: ['#1a6e4d', 'transparent', 'transparent'],
    late: ['#ffffff', '#b3261e', '#b3261e'],
    disputed: ['#ffffff', '#5d4696', '#5d4696'],
    frozen: ['#3e4c59', '#dde3e9', '#7f8c99'],
    void: ['#566371', 'transparent', 'transparent'],
  },
};

const dark: Palette = {
  surfaces: { canvas: '#12171c', surface: '#1a2128', raised: '#222b33', sunken: '#161c22' },
  frame: { frame: '#0d1822', 'frame-text': '#e3ebf2', 'frame-muted': '#8fa2b3' },
  lines: { line: '#2b353e', 'line-strong': '#43505c', 'control-line': '#6f7d8b' },
  texts: { text: '#e4e9ee', 'text-secondary': '#b0bbc6', 'text-muted': '#9aa7b4' },
  accents: {
    primary: '#66abe6',
    'primary-text': '#08131d',
    'primary-soft': '#1b3247',
    focus: '#6bb5ff',
    seal: '#ff7a6e',
  },
  rows: { 'row-hover': '#202a33', 'row-selected': '#1e3950', 'row-zebra': '#1c242b' },
  cells: { 'cell-readonly': '#161c22', 'cell-error': '#43211f', 'cell-warn': '#3d3118' },
  changes: { added: '#16352a', removed: '#40211f', 'added-line': '#53c79a', 'removed-line': '#ff8a7f' },
  bars: {
    'bar-dispatched': '#5aa2e0',
    'bar-signed': '#86b9e4',
    'bar-invoiced': '#a79be0',
    'bar-received': '#53c79a',
    'bar-track': '#2b353e',
    'bar-over': '#ff7a6e',
  },
  status: {
    draft: ['#aeb9c4', 'transparent', '#6d7b88'],
    submitted: ['#9ccbf4', '#1b3247', '#3c6b94'],
    returned: ['#ffd48a', '#47340f', '#b98224'],
    effective: ['#6ed3aa', 'transparent', 'transparent'],
    late: ['#240503', '#ff8a7f', '#ff8a7f'],
    disputed: ['#160c2c', '#bda9f2', '#bda9f2'],
    frozen: ['#c5ced7', '#313c46', '#6d7b88'],
    void: ['#98a5b2', 'transparent', 'transparent'],
  },
};

const contrast: Palette = {
  surfaces: { canvas: '#ffffff', surface: '#ffffff', raised: '#ffffff', sunken: '#ffffff' },
  frame: { frame: '#000000', 'frame-text': '#ffffff', 'frame-muted': '#ffffff' },
  lines: { line: '#595959', 'line-strong': '#000000', 'control-line': '#000000' },
  texts: { text: '#000000', 'text-secondary': '#000000', 'text-muted': '#262626' },
  accents: {
    primary: '#003a75',
    'primary-text': '#ffffff',
    'primary-soft': '#ffffff',
    focus: '#0000d0',
    seal: '#a00000',
  },
  rows: { 'row-hover': '#e8e8e8', 'row-selected': '#cfe3ff', 'row-zebra': '#ffffff' },
  cells: { 'cell-readonly': '#ededed', 'cell-error': '#ffffff', 'cell-warn': '#ffffff' },
  changes: { added: '#ffffff', removed: '#ffffff', 'added-line': '#005c2e', 'removed-line': '#a00000' },
  bars: {
    'bar-dispatched': '#003a75',
    'bar-signed': '#003a75',
    'bar-invoiced': '#003a75',
    'bar-received': '#003a75',
    'bar-track': '#ffffff',
    'bar-over': '#a00000',
  },
  status: {
    draft: ['#000000', '#ffffff', '#000000'],
    submitted: ['#000000', '#ffffff', '#000000'],
    returned: ['#000000', '#ffd24d', '#000000'],
    effective: ['#003d1f', '#ffffff', 'transparent'],
    late: ['#ffffff', '#a00000', '#a00000'],
    disputed: ['#ffffff', '#3b1d86', '#3b1d86'],
    frozen: ['#000000', '#d9d9d9', '#000000'],
    void: ['#262626', '#ffffff', 'transparent'],
  },
};

export const palettes: Readonly<Record<Scheme, Palette>> = { light, dark, contrast };
