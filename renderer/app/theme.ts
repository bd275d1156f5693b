import { theme as antdAlgorithms, type ThemeConfig } from 'antd';
import { type Palette, palettes, type Scheme, STATUS_NAMES } from '#renderer/app/palette.ts';

export type Language = 'zh-CN' | 'en-US';
/** Row and control heights; `compact` suits 768-pixel screens and is the default. */
export type Density = 'compact' | 'standard' | 'roomy';
/** Type and rows together, on top of the density. */
export type TypeSize = 'small' | 'normal' | 'large';

/** How much larger everything is drawn. The window holds at 1366 pixels with the largest. */
export const TYPE_SCALES: Readonly<Record<TypeSize, number>> = { small: 0.92, normal: 1, large: 1.1 };

/** Quotes and ellipses are full width in YaHei, so it leads in Chinese and follows in English. */
const FONTS: Readonly<Record<Language, string>> = {
  'zh-CN': "'Microsoft YaHei UI', 'Microsoft YaHei', 'PingFang SC', 'Noto Sans CJK SC', 'Segoe UI', sans-serif",
  'en-US': "'Segoe UI', 'Microsoft YaHei UI', 'Microsoft YaHei', 'Noto Sans CJK SC', sans-serif",
};
/** For what is compared character by character: tax ids, accounts, hashes, re-key boxes. */
const CODE_FONT = "Consolas, 'Cascadia Mono', 'Noto Sans Mono CJK SC', monospace";

/** Heights in CSS pixels. */
export const metrics: Readonly<Record<Density, Record<'row' | 'lineRow' | 'control' | 'gap' | 'font', number>>> = {
  compact: { row: 26, lineRow: 28, control: 28, gap: 8, font: 13 },
  standard: { row: 30, lineRow: 32, control: 30, gap: 10, font: 13 },
  roomy: { row: 36, lineRow: 36, control: 34, gap: 12, font: 14 },
};

interface ThemedLook {
  readonly scheme: Scheme;
  readonly density: Density;
  readonly language: Language;
  /** The system asks for less motion. */
  readonly still: boolean;
}

function antdColours(p: Palette): NonNullable<ThemeConfig['token']> {
  return {
    colorPrimary: p.accents.primary,
    colorInfo: p.accents.primary,
    colorSuccess: p.changes['added-line'],
    colorWarning: p.status.returned[2],
    colorError: p.changes['removed-line'],
    colorText: p.texts.text,
    colorTextSecondary: p.texts['text-secondary'],
    colorTextTertiary: p.texts['text-muted'],
    colorTextPlaceholder: p.texts['text-muted'],
    colorBgLayout: p.surfaces.canvas,
    colorBgContainer: p.surfaces.surface,
    colorBgElevated: p.surfaces.raised,
    colorBorder: p.lines['control-line'],
    colorBorderSecondary: p.lines.line,
    colorSplit: p.lines.line,
    colorLink: p.accents.primary,
    colorTextLightSolid: p.accents['primary-text'],
  };
}

/**
 * antd's theme for one look; everything not antd's is drawn from `cssVariables`. Where the system asks for less motion antd must
 * not begin any: what comes in by an animation that the style sheet forbids would never be seen.
 */
export function antdTheme({ scheme, density, language, still }: ThemedLook): ThemeConfig {
  const p = palettes[scheme];
  const m = metrics[density];
  const focusRing = { activeShadow: `0 0 0 1px ${p.accents.focus}`, activeBorderColor: p.accents.focus };
  return {
    algorithm: scheme === 'dark' ? antdAlgorithms.darkAlgorithm : antdAlgorithms.defaultAlgorithm,
    cssVar: { key: `office-${scheme}-${density}` },
    hashed: false,
    token: {
      ...antdColours(p),
      fontFamily: FONTS[language],
      fontFamilyCode: CODE_FONT,
      fontSize: m.font,
      fontSizeSM: 12,
      fontSizeLG: 14,
      fontWeightStrong: 600,
      lineHeight: 1.5,
      controlHeight: m.control,
      controlHeightSM: 24,
      controlHeightLG: 34,
      borderRadius: 4,
      borderRadiusSM: 3,
      borderRadiusLG: 6,
      paddingSM: 8,
      padding: 12,
      paddingLG: 16,
      controlOutlineWidth: 2,
      lineWidthFocus: scheme === 'contrast' ? 3 : 2,
      motion: !still,
      motionDurationFast: '0.08s',
      motionDurationMid: '0.12s',
      motionDurationSlow: '0.16s',
      boxShadow: '0 2px 8px rgb(16 32 48 / 14%)',
      boxShadowSecondary: '0 6px 20px rgb(16 32 48 / 18%)',
    },
    components: {
      Button: { paddingInline: 11, primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none' },
      Input: { paddingInline: 7, ...focusRing },
      Select: { optionHeight: m.control, optionPadding: '3px 8px', activeOutlineColor: p.accents.focus },
      Modal: { titleFontSize: 14 },
      Tooltip: { colorBgSpotlight: scheme === 'dark' ? '#33404c' : '#22303d' },
      Segmented: { itemSelectedBg: p.surfaces.surface, trackBg: p.surfaces.canvas },
    },
  };
}

/** Colours and sizes as CSS variables (`--o-…`) for everything that is not antd's. Set on the root element. */
export function cssVariables(scheme: Scheme, density: Density, language: Language): Record<string, string> {
  const { status, ...groups } = palettes[scheme];
  const m = metrics[density];
  const out: Record<string, string> = {
    '--o-row': `${m.row}px`,
    '--o-line-row': `${m.lineRow}px`,
    '--o-control': `${m.control}px`,
    '--o-gap': `${m.gap}px`,
    '--o-font': `${m.font}px`,
    '--o-face': FONTS[language],
    '--o-code': CODE_FONT,
    '--o-focus-width': scheme === 'contrast' ? '3px' : '2px',
    '--o-label': language === 'zh-CN' ? '76px' : '96px',
  };
  for (const group of Object.values(groups)) {
    for (const [name, value] of Object.entries(group)) out[`--o-${name}`] = value;
  }
  for (const name of STATUS_NAMES) {
    const [fg, bg, line] = status[name];
    out[`--o-status-${name}-fg`] = fg;
    out[`--o-status-${name}-bg`] = bg;
    out[`--o-status-${name}-line`] = line;
  }
  return out;
}
