/** The key under which open submissions reserve quantities of a dispatched line (`return.dispatch_line`, `invoice.dispatch_line`). */
export function dispatchLineClaimKey(dispatchNoteId: string, lineKey: string): string {
  return `${dispatchNoteId}/${lineKey}`;
}
