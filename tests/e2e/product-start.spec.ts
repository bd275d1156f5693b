import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { launchOffice } from './launch.ts';

test('a first start makes an empty store, shows the page in its own frame, and breaks no rule of the content policy', async () => {
  const { app, window, directory } = await launchOffice();
  try {
    const complaints: string[] = [];
    window.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });
    window.on('pageerror', (error) => complaints.push(String(error)));
    await expect(window.locator('.first-run')).toBeVisible();
    await window.reload(); // once more, now that everything it says is heard
    await expect(window.locator('.first-run')).toBeVisible();
    const status = await window.evaluate(() =>
      globalThis.window.office.call({ requestId: crypto.randomUUID(), name: 'office.status', input: {} }),
    );
    expect(status).toMatchObject({ ok: true, value: { initialised: false, people: [] } });
    expect(await window.evaluate(() => [innerWidth, innerHeight])).toEqual([1366, 768]);
    expect(complaints).toEqual([]);
    expect(readFileSync(path.join(directory, 'logs', 'countersign.log'), 'utf8')).not.toContain('"level":"error"');
  } finally {
    await app.close();
  }
});
