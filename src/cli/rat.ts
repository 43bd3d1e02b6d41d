/** `npm run rat`: what is wrong with a Recipient Access Table, and what changes between two. */
import { recipientAccessAnalysis } from './recipient-access-analysis.ts';
import { runTableCommand } from './table-command.ts';

await runTableCommand(recipientAccessAnalysis);
