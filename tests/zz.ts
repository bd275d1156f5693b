import { startTour } from './tour/tour.ts';
import { axeFindings } from './tour/axe.ts';
const tour = await startTour();
const [only = '', schemes = 'light'] = process.argv.slice(2);
const seen = new Map<string, string[]>();
await Promise.all(
  [0, 1].map(async (half) => {
    const w = await tour.open({ width: 1366, height: 768 });
    for (const scene of tour.scenes.filter((s, i) => i % 2 === half)) {
      if (!scene.name.includes(only)) continue;
      for (const scheme of schemes.split(','))
        try {
          await w.visit(scene, { language: 'zh-CN', scheme } as never);
          const t = Date.now();
          const found = await axeFindings(w.page);
          if (w.complaints().length) console.log(scene.name, w.complaints());
          for (const f of found) {
            for (const p of f.places) {
              const key = `${f.impact} ${f.rule} ${p}`;
              seen.set(key, [...(seen.get(key) ?? []), scene.name + '@' + scheme]);
            }
          }
        } catch (e) {
          console.log('FAIL', scene.name, String(e).slice(0, 300));
        }
    }
  }),
);
for (const [k, v] of [...seen].sort()) console.log(v.length, v.slice(0, 3).join(' '), '\n    ', k);
await tour.close();
