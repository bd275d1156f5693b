import type { aboutContract } from '#shared/settings/about.contract.ts';
import type { Store } from '#core/database/open-store.ts';
import type { HandlersFor } from '#core/kernel/context.ts';
import packageInfo from '../../package.json' with { type: 'json' };

/** The program and the store under it, for the settings and for whoever is asked for help. */
export function aboutHandlers(store: Store): HandlersFor<typeof aboutContract> {
  return {
    async 'settings.about'() {
      const { records, ...facts } = store.summary();
      return {
        ...facts,
        version: packageInfo.version,
        nodeVersion: process.versions.node,
        platform: `${process.platform} ${process.arch}`,
        directory: store.directory,
        records: records.map(({ kind, count }) => ({ kind, count })),
      };
    },
  };
}
