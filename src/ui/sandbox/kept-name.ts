/** Under which name a lab of the sandbox is kept. */
import type { ReplyId } from '#esa';

/** One lab for the sandbox as it is, and one for each state that provokes a reply. */
export const keptName = (reply: ReplyId | null): string => (reply === null ? 'sandbox' : `sandbox/${reply}`);
