/** Whether a file was brought before, and how its columns were read: other modules read files as imports do. */
export { findImportOfSheet, keepMapping } from '#core/modules/imports/imports.repository.ts';
