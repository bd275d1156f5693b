import { pinyin } from 'pinyin-pro';

/** Lower-case initials for searching: 水性环氧富锌底漆 is `sxhyfxdq`; letters and digits stay, everything else is dropped. */
export function pinyinInitials(text: string): string {
  return pinyin(text, { pattern: 'first', toneType: 'none', type: 'array' })
    .join('')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '');
}
