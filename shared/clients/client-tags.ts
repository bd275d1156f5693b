/** Tags as typed or kept in one cell: with any comma, semicolon or space between. */
export function readTags(text: string): string[] {
  return [...new Set(text.split(/[、,，;；\s]+/).filter((tag) => tag !== ''))];
}

export function writeTags(tags: readonly string[]): string {
  return tags.join('、');
}
