import { buildApp } from './build-app.ts';

// `node resources/build/build.ts`: builds the app into out/app.
const started = performance.now();
const outcome = await buildApp();
console.log(
  outcome === 'built'
    ? `built in ${((performance.now() - started) / 1000).toFixed(1)} s`
    : 'nothing changed since the last build',
);
