import { startTour } from './tour/tour.ts';
const tour = await startTour();
const w = await tour.open({ width: 1366, height: 768 });
for (const name of ['return-dialog', 'desk', 'exchange.import/preview']) {
  const s = tour.scenes.find((x) => x.name === name)!;
  await w.visit({ ...s, steps: name.includes('import') ? s.steps.slice(0, 1) : [], waitFor: undefined } as never, {
    language: 'zh-CN',
    scheme: 'light',
  });
  const chord = name === 'desk' ? 'Control+Enter' : name.includes('import') ? 'Control+o' : 'F7';
  for (let i = 0; i < 3; i++) {
    await w.page.keyboard.press(chord);
    for (let j = 0; j < 4; j++) {
      await new Promise((r) => setTimeout(r, 200));
      console.log(
        name,
        i,
        j,
        await w.page.evaluate(() => [
          document.querySelectorAll('[role=dialog]').length,
          document.querySelectorAll('.ant-modal').length,
          document.activeElement?.className,
          document.hasFocus(),
          !!document.querySelector('.import-grid'),
          !!document.querySelector('.desk-form'),
          document.querySelector('.page:not([style*=none])')?.textContent?.slice(0, 60),
        ]),
      );
    }
  }
}
await tour.close();
