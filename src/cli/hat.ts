/** `npm run hat`: what is wrong with a Host Access Table, and what changes between two. */
import { hostAccessAnalysis } from './host-access-analysis.ts';
import { runTableCommand } from './table-command.ts';

await runTableCommand(hostAccessAnalysis);
