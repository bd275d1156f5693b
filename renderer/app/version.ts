import manifest from '../../package.json' with { type: 'json' };

/** The program's version, for reports of failures. */
export const VERSION: string = manifest.version;
