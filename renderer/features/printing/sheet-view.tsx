import { useTranslation } from 'react-i18next';
import type { Output } from '#shared/ipc/contract.ts';

/** CSS pixels of a millimetre, by definition of the inch. */
const PIXELS_PER_MM = 96 / 25.4;

interface SheetViewProps {
  readonly sheets: Output<'printing.preview'>;
  /** Which sheet lies on the desk, from 0. */
  readonly at: number;
  /** Percent. */
  readonly zoom: number;
}

/** The office's own sheets in a frame that can run nothing and reach nothing: what is seen is what is printed. */
export function SheetView({ sheets, at, zoom }: SheetViewProps) {
  const { t } = useTranslation('printing');
  const width = sheets.widthMm * PIXELS_PER_MM;
  const height = sheets.heightMm * PIXELS_PER_MM;
  const scale = zoom / 100;
  const continuous = sheets.widthMm > 240 && sheets.widthMm < 242;
  return (
    <div
      className="print-scroll"
      tabIndex={0}
      role="group"
      aria-label={t('sheetOf', { at: at + 1, count: sheets.sheets })}
    >
      <div
        className={continuous ? 'print-sheet perforated' : 'print-sheet'}
        style={{ width: width * scale, height: height * scale }}
      >
        <iframe
          title={t('sheetOf', { at: at + 1, count: sheets.sheets })}
          sandbox=""
          referrerPolicy="no-referrer"
          tabIndex={-1}
          srcDoc={sheets.html}
          style={{
            width,
            height: height * sheets.sheets,
            transform: `scale(${scale}) translateY(${-height * at}px)`,
          }}
        />
      </div>
    </div>
  );
}
