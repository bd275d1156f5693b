import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { FileText, FolderOpen, RefreshCw } from 'lucide-react';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { imageAddress, isImageName, MOST_FILE_BYTES, sizeText } from '#renderer/components/file-bytes.ts';
import { Kbd } from '#renderer/components/kbd.tsx';
import { GreyRows, Note } from '#renderer/components/notices.tsx';
import type { Attachments } from '#renderer/components/use-attachments.ts';
import type { Scan } from '#shared/ipc/office-link.ts';
import { formatInstant } from '#shared/kernel/business-date.ts';

const KEY = ['scans'];
/** Larger ones are listed without a picture: the pane must open at once. */
const MOST_SHOWN_BYTES = 6 * 1024 * 1024;
const DIGITS = 9;

interface ScanPaneProps {
  readonly attachments: Attachments;
  readonly onClose: () => void;
}

/** The newest files of this PC's scan folder, newest first: Enter or a digit takes one; the original stays where it is. */
export function ScanPane({ attachments, onClose }: ScanPaneProps) {
  const { t } = useTranslation('forms');
  const cache = useQueryClient();
  const [at, setAt] = useState(0);
  const [taken, setTaken] = useState<ReadonlySet<string>>(new Set());
  const box = useRef<HTMLDivElement>(null);
  const found = useQuery({
    queryKey: KEY,
    queryFn: async () => (await window.desktop?.scans(false)) ?? null,
    staleTime: 0,
    gcTime: 0,
  });
  const folder = found.data;
  const isChosen = folder !== undefined && folder !== null;
  const scans = folder?.scans ?? [];
  useEffect(() => box.current?.focus(), []);
  async function choose(): Promise<void> {
    cache.setQueryData(KEY, (await window.desktop?.scans(true)) ?? null);
    box.current?.focus();
  }
  async function take(scan: Scan | undefined): Promise<void> {
    const file = scan === undefined ? undefined : await window.desktop?.readScan(scan.name);
    if (scan !== undefined && file !== undefined && (await attachments.add(file)))
      setTaken((before) => new Set(before).add(scan.name));
  }
  function onKeyDown(event: KeyboardEvent): void {
    const digit = Number(event.key);
    if (event.ctrlKey || event.altKey || event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowRight' || event.key === 'ArrowDown') setAt(Math.min(at + 1, scans.length - 1));
    else if (event.key === 'ArrowLeft' || event.key === 'ArrowUp') setAt(Math.max(at - 1, 0));
    else if (event.key === 'Escape') onClose();
    else if (event.key === 'Enter' && event.target === box.current) void take(scans[at]);
    else if (digit >= 1 && digit <= DIGITS) void take(scans[digit - 1]);
    else return;
    event.preventDefault();
  }
  return (
    <div
      ref={box}
      className="scan-pane"
      role="listbox"
      tabIndex={0}
      aria-label={t('scans.title')}
      aria-activedescendant={scans[at] === undefined ? undefined : `scan-${at}`}
      onKeyDown={onKeyDown}
    >
      <div className="scan-head small">
        <b>{isChosen ? t('scans.of', { folder: folder.folder }) : t('scans.title')}</b>
        <span className="quiet">{t(scans.length === 0 ? 'scans.which' : 'scans.how')}</span>
        <span className="push" />
        <Button size="small" icon={<RefreshCw size={12} aria-hidden />} onClick={() => void found.refetch()}>
          {t('reload')}
        </Button>
        <Button size="small" icon={<FolderOpen size={12} aria-hidden />} onClick={() => void choose()}>
          {t(isChosen ? 'scans.change' : 'scans.choose')}
        </Button>
        <Button size="small" onClick={onClose}>
          {t('scans.close')}
          <Kbd chord="Escape" />
        </Button>
      </div>
      {folder === undefined && <GreyRows rows={2} />}
      {folder?.reachable === false && <Note tone="warning">{t('scans.unreachable')}</Note>}
      {folder?.reachable === true && scans.length === 0 && <p className="quiet small">{t('scans.none')}</p>}
      <div className="scan-row">
        {scans.map((scan, index) => (
          <ScanTile
            key={`${scan.name} ${scan.scannedAt}`}
            scan={scan}
            index={index}
            isAt={index === at}
            isTaken={taken.has(scan.name)}
            onPoint={() => setAt(index)}
            onTake={() => void take(scan)}
          />
        ))}
      </div>
    </div>
  );
}

interface ScanTileProps {
  readonly scan: Scan;
  readonly index: number;
  readonly isAt: boolean;
  readonly isTaken: boolean;
  readonly onPoint: () => void;
  readonly onTake: () => void;
}

function ScanTile({ scan, index, isAt, isTaken, onPoint, onTake }: ScanTileProps) {
  const { t } = useTranslation('forms');
  const tile = useRef<HTMLDivElement>(null);
  const isTooLarge = scan.bytes > MOST_FILE_BYTES;
  useEffect(() => {
    if (isAt) tile.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [isAt]);
  return (
    <div
      ref={tile}
      id={`scan-${index}`}
      role="option"
      aria-selected={isAt}
      aria-label={scan.name}
      className="scan-tile"
      title={scan.name}
      onClick={onPoint}
      onDoubleClick={onTake}
    >
      <ScanPicture scan={scan} />
      <span className="cut">{scan.name}</span>
      <span className="small quiet num">
        {formatInstant(scan.scannedAt).slice(5)} · {sizeText(scan.bytes)}
      </span>
      {isTaken ? (
        <b className="small">{t('scans.taken')}</b>
      ) : isTooLarge ? (
        <span className="small minus">{t('scans.tooLarge')}</span>
      ) : (
        <button type="button" className="link small" tabIndex={-1} onClick={onTake}>
          {t('scans.take')} {index < DIGITS && <Kbd chord={String(index + 1)} />}
        </button>
      )}
    </div>
  );
}

function ScanPicture({ scan }: { readonly scan: Scan }) {
  const isShown = isImageName(scan.name) && scan.bytes <= MOST_SHOWN_BYTES;
  const picture = useQuery({
    queryKey: ['scan', scan.name, scan.scannedAt],
    queryFn: async () => {
      const file = await window.desktop?.readScan(scan.name);
      return file === undefined ? null : (imageAddress(file) ?? null);
    },
    enabled: isShown,
    staleTime: Infinity,
    gcTime: 60_000,
  });
  if (typeof picture.data === 'string') return <img alt="" src={picture.data} />;
  return (
    <span className="scan-blank">
      <FileText size={22} strokeWidth={1.4} aria-hidden />
    </span>
  );
}
