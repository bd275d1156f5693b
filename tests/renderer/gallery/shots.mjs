// Builds the gallery with Vite and takes pictures: node tests/renderer/gallery/shots.mjs <folder> [name …]
import { createServer } from 'node:http';
import { readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import react from '@vitejs/plugin-react';
import { chromium } from 'playwright-core';
import { build } from 'vite';

const [folder = 'out/gallery/pictures', ...wanted] = process.argv.slice(2);
const dist = join(process.cwd(), 'out/gallery/dist');
await build({
  configFile: false,
  root: join(import.meta.dirname),
  base: './',
  logLevel: 'warn',
  plugins: [react()],
  build: { outDir: dist, emptyOutDir: true, target: 'chrome140', chunkSizeWarningLimit: 3000 },
});
const TYPES = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' };
const CSP =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'";
const server = createServer((request, response) => {
  const path = new URL(request.url ?? '/', 'http://x').pathname;
  try {
    const file = join(dist, path === '/' ? 'index.html' : path);
    response.setHeader('content-type', TYPES[extname(file)] ?? 'application/octet-stream');
    response.setHeader('content-security-policy', CSP);
    response.end(readFileSync(file));
  } catch {
    response.writeHead(404).end();
  }
});
await new Promise((done) => server.listen(0, '127.0.0.1', done));
const address = `http://127.0.0.1:${server.address().port}/`;
const rail = (text) => async (page) => page.locator('.rail button', { hasText: text }).click();
const small = { width: 1366, height: 768 };
const large = { width: 1920, height: 1080 };
const PICTURES = [
  ['sign-in', 'session=none', small],
  ['sign-in-en', 'session=none&language=en-US', small],
  ['first-run', 'office=new', small],
  ['home', '', small],
  ['review', '', small, rail('复核')],
  ['review-en', 'language=en-US&state=differs', small, rail('Review')],
  ['review-differs', 'state=differs', small, rail('复核')],
  ['review-agrees', 'state=agrees', small, rail('复核')],
  ['review-sign', 'state=agrees', small, rail('复核'), (page) => page.keyboard.press('Control+Enter')],
  [
    'review-amend',
    '',
    small,
    rail('复核'),
    (page) => page.keyboard.press('Alt+ArrowDown'),
    (page) => page.keyboard.press('Alt+ArrowDown'),
  ],
  ['review-dark-1920', 'scheme=dark&state=differs', large, rail('复核')],
  ['review-return', '', small, rail('复核'), (page) => page.keyboard.press('F7')],
  ['review-empty', 'queue=empty', small, rail('复核')],
  ['clients', '', small, rail('客户')],
  ['clients-en', 'language=en-US', small, rail('Clients')],
  ['clients-1920', '', large, rail('客户')],
  ['clients-dark', 'scheme=dark', small, rail('客户')],
  ['clients-contrast', 'scheme=contrast', small, rail('客户')],
  ['clients-empty', 'list=empty', small, rail('客户')],
  ['clients-fails', 'fails=clients.list', small, rail('客户')],
  ['client-page', '', small, rail('客户'), (page) => page.locator('.data-row').nth(4).dblclick()],
  ['client-form', '', small, rail('客户'), (page) => page.keyboard.press('Control+n'), fillClient],
  ['client-form-en', 'language=en-US', small, rail('Clients'), (page) => page.keyboard.press('Control+n'), fillClient],
  ['command-box', '', small, (page) => page.keyboard.press('Control+k'), (page) => page.keyboard.type('a')],
  ['keys', '', small, rail('客户'), (page) => page.keyboard.press('F1')],
  ['settings', '', small, rail('设置')],
];

async function fillClient(page) {
  await page.locator('[name="name"]').fill('广东粤海船舶涂装工程有限公司南沙分公司');
  await page.locator('[name="taxNumber"]').fill('91440115MACHYX1C4D');
  await page.locator('[name="creditLimitFen"]').fill('300000');
  await page.locator('[name="paymentDays"]').fill('30');
  await page.locator('.block-title button').first().click();
  await page.locator('.cell-editor').first().click();
  await page.keyboard.type('Liang');
  await page.keyboard.press('Enter');
  await page.keyboard.type('x');
  await page.keyboard.press('Escape');
  await page.keyboard.press('F8');
}

const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] });
for (const [nameGiven, queryGiven, viewport, ...steps] of PICTURES) {
  const name = /** @type {string} */ (nameGiven);
  const query = /** @type {string} */ (queryGiven);
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  const page = await browser.newPage({ viewport });
  page.on('console', (message) => message.type() === 'error' && console.log(name, message.text().slice(0, 400)));
  page.on('pageerror', (error) => console.log(name, 'threw', error.message.slice(0, 400)));
  await page.goto(`${address}?${query}`);
  try {
    await page.locator('.title-bar').first().waitFor({ timeout: 8000 });
    for (const step of steps) {
      await step(page);
      await page.waitForLoadState('networkidle');
      await page.evaluate(() => new Promise((done) => setTimeout(done, 250)));
    }
    await page.evaluate(() => new Promise((done) => setTimeout(done, 350)));
  } catch (error) {
    console.log(name, 'step failed', String(error).slice(0, 300));
  }
  await page.screenshot({ path: join(folder, `${name}.png`) });
  await page.close();
}
await browser.close();
server.close();
