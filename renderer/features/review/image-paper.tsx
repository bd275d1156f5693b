import { FileImage, RotateCw, ZoomIn, ZoomOut } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useKeys } from '#renderer/app/use-keys.ts';

const STEPS = [50, 67, 80, 100, 125, 150, 200] as const;
const WHOLE_WIDTH = 3;

/** A scan or photo, in its own colours: larger, smaller, turned. */
export function ImagePaper({ name, src }: { readonly name: string; readonly src: string }) {
  const { t } = useTranslation('review');
  const [zoom, setZoom] = useState<number>(WHOLE_WIDTH);
  const [turn, setTurn] = useState(0);
  const percent = STEPS[zoom] ?? 100;
  const larger = () => setZoom(Math.min(STEPS.length - 1, zoom + 1));
  const smaller = () => setZoom(Math.max(0, zoom - 1));
  useKeys([
    { chord: 'Ctrl+=', label: t('keys.zoom'), run: larger },
    { chord: 'Ctrl+-', run: smaller },
  ]);
  return (
    <>
      <div className="pane-bar">
        <FileImage size={14} aria-hidden />
        <span className="cut push">{name}</span>
        <button type="button" className="icon" aria-label={t('paper.smaller')} onClick={smaller}>
          <ZoomOut size={15} aria-hidden />
        </button>
        <span className="num small">{percent}%</span>
        <button type="button" className="icon" aria-label={t('paper.larger')} onClick={larger}>
          <ZoomIn size={15} aria-hidden />
        </button>
        <button type="button" className="icon" aria-label={t('paper.turn')} onClick={() => setTurn((turn + 90) % 360)}>
          <RotateCw size={15} aria-hidden />
        </button>
      </div>
      <div className="paper-view" tabIndex={0} aria-label={name}>
        <img alt={name} src={src} style={{ width: `${percent}%`, transform: `rotate(${turn}deg)` }} />
      </div>
    </>
  );
}
