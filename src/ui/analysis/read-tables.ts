/** Tables as read: remarks, ladder, editor and analysis ask for the same text at every key. Pure but for the memory of the last few. */
import { parseHostAccessTable, parseRecipientAccessTable } from '#esa';
import { remembering } from './remembering.ts';

export const readHostAccess = remembering(parseHostAccessTable);
export const readRecipientAccess = remembering(parseRecipientAccessTable);
