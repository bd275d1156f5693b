export { takeNumber } from '#core/modules/review/numbering.repository.ts';
