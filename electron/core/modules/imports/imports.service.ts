export { listFileHashes as listImportedFiles } from '#core/modules/imports/imports.repository.ts';
