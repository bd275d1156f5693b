import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { findLocalBrowser } from '#core/printing/local-browser.ts';

// `node resources/icons/make-icons.ts`: draws icon.png and icon.ico from icon.svg with the local browser.

const PNG_EDGE = 512;
const ICO_EDGES = [16, 24, 32, 48, 64, 128, 256];

/** A Windows icon of PNG images: header, one directory entry of 16 bytes each, then the images (ICO format, Vista on). */
function icoOf(images: readonly { readonly edge: number; readonly png: Buffer }[]): Buffer {
  const head = Buffer.alloc(6 + 16 * images.length);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(images.length, 4);
  let offset = head.length;
  for (const [index, { edge, png }] of images.entries()) {
    const at = 6 + 16 * index;
    head.writeUInt8(edge % 256, at); // 256 is written as 0
    head.writeUInt8(edge % 256, at + 1);
    head.writeUInt16LE(1, at + 4);
    head.writeUInt16LE(32, at + 6);
    head.writeUInt32LE(png.length, at + 8);
    head.writeUInt32LE(offset, at + 12);
    offset += png.length;
  }
  return Buffer.concat([head, ...images.map(({ png }) => png)]);
}

const folder = import.meta.dirname;
const svg = readFileSync(path.join(folder, 'icon.svg'), 'utf8');
const executablePath = findLocalBrowser();
if (executablePath === undefined) throw new Error('no Chromium, Chrome or Edge found; set COUNTERSIGN_BROWSER');
const browser = await chromium.launch({ executablePath, args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] });
try {
  const page = await browser.newPage();
  const draw = async (edge: number): Promise<Buffer> => {
    await page.setViewportSize({ width: edge, height: edge });
    await page.setContent(
      `<style>html,body{margin:0;background:transparent}svg{display:block;width:${edge}px}</style>${svg}`,
    );
    return await page.screenshot({ omitBackground: true });
  };
  writeFileSync(path.join(folder, 'icon.png'), await draw(PNG_EDGE));
  const images: { edge: number; png: Buffer }[] = [];
  for (const edge of ICO_EDGES) images.push({ edge, png: await draw(edge) });
  writeFileSync(path.join(folder, 'icon.ico'), icoOf(images));
} finally {
  await browser.close();
}
