/** Steps told as a session in the RFCs' notation (`C:` and `S:`), for reports to an author. */
import { decodeUtf8, replyLines, unreachable } from '#smtp';
import { linesOf } from '../shell.ts';
import type { Output, Step } from '../step.ts';
import { tellFault } from './faults.ts';

/** One line of text for everything that was done or said. */
export function tellSession(steps: readonly Step[]): readonly string[] {
  return steps.flatMap((made) => [...tellInput(made), ...made.outputs.flatMap(tellOutput)]);
}

function tellInput({ input }: Step): readonly string[] {
  switch (input.kind) {
    case 'connect':
      return [`   ${input.from} connects to ${input.to} port ${input.port}`];
    case 'octets':
      return linesOf(input.octets).map((line) => `C: ${decodeUtf8(line)}`);
    case 'hangup':
      return ['   hangs up'];
    case 'commit':
      return [`   commits ${Object.keys(input.files).join(', ')}`];
    case 'world':
      return [`   changes ${Object.keys(input.files).join(', ')}`];
    case 'fault':
      return [`   ${tellFault(input)}`];
    case 'tls':
      return [`   TLS ${input.ciphering === null ? 'failed' : 'established'}`];
    case 'time':
      return ['   time passes'];
    case 'send':
      return [`   ${input.host} sends to ${input.to.join(', ')}`];
    default:
      return unreachable(input);
  }
}

function tellOutput(output: Output): readonly string[] {
  if (output.kind === 'reply') return replyLines(output.reply).map((line) => `S: ${line}`);
  return output.kind === 'opened' ? [] : [`   ${output.kind}`];
}
