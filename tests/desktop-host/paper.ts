/** Paper: `printToPDF` as Electron defines it (inches), and `print`, for which there is no printer here. */
import type { CdpSession } from './cdp.ts';

const CHUNK_BYTES = 1 << 20;

export async function printToPdf(cdp: CdpSession, options: Electron.PrintToPDFOptions): Promise<Buffer<ArrayBuffer>> {
  const { pageSize, margins } = options;
  if (typeof pageSize !== 'object' || margins === undefined)
    throw new Error('desktop host: printToPDF needs its paper and margins in inches');
  const { stream } = await cdp.send('Page.printToPDF', {
    paperWidth: pageSize.width,
    paperHeight: pageSize.height,
    marginTop: margins.top ?? 0,
    marginBottom: margins.bottom ?? 0,
    marginLeft: margins.left ?? 0,
    marginRight: margins.right ?? 0,
    printBackground: options.printBackground ?? false,
    preferCSSPageSize: options.preferCSSPageSize ?? false,
    generateTaggedPDF: options.generateTaggedPDF ?? false,
    transferMode: 'ReturnAsStream',
  });
  if (stream === undefined) throw new Error('desktop host: the browser gave no PDF');
  const parts: Buffer[] = [];
  for (let ended = false; !ended;) {
    const { data, eof, base64Encoded } = await cdp.send('IO.read', { handle: stream, size: CHUNK_BYTES });
    parts.push(Buffer.from(data, base64Encoded ? 'base64' : 'utf8'));
    ended = eof;
  }
  await cdp.send('IO.close', { handle: stream });
  return Buffer.concat(parts);
}

const MICRONS_PER_INCH = 25_400;

/** Visible: the browser's own print dialog. Headless: the page is laid out, so that a broken one fails, and no printer is claimed. */
export async function printPage(
  cdp: CdpSession,
  options: Electron.WebContentsPrintOptions,
  headless: boolean,
): Promise<{ readonly printed: boolean; readonly reason: string }> {
  if (!headless) {
    await cdp.send('Runtime.evaluate', { expression: 'window.print()' });
    return { printed: true, reason: '' };
  }
  if (typeof options.pageSize !== 'object') throw new Error('desktop host: print needs its paper in microns');
  const { width, height } = options.pageSize;
  await printToPdf(cdp, {
    pageSize: { width: width / MICRONS_PER_INCH, height: height / MICRONS_PER_INCH },
    margins: { top: 0, bottom: 0, left: 0, right: 0 },
  });
  return { printed: false, reason: 'no printer on the desktop host' };
}
