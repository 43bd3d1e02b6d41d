/** What the grammar refused: which fate it is, and the decision with the line and the production that was broken. */
import type { Fault } from '#smtp';
import type { Facts, Fate, RuleRef } from '../decision.ts';
import type { CommandCase } from './case.ts';
import { decide, type Decided } from './decide.ts';
import { stageOf } from './stage.ts';

/** Lines that are no command which the box bears before it hangs up. Cisco TAC notes 118495 ("the limit of 4") and 214630. */
const BAD_COMMAND_LIMIT = 4;

/** The decision on a line that the grammar refused. */
export function judgeFault({ connection }: CommandCase, fault: Fault): Decided {
  const fate = fateOf(fault, connection.badCommands);
  const detail = fault.line.slice(fault.at.start, fault.at.end);
  const grammar: RuleRef = { kind: 'grammar', rule: fault.rule, span: fault.at };
  const limit: RuleRef = { kind: 'limit', limit: 'bad-commands', value: BAD_COMMAND_LIMIT };
  const because: readonly RuleRef[] = fate === 'command.too-many-bad' ? [limit, grammar] : [grammar];
  const { phase, transaction } = connection;
  const facts: Facts = { kind: 'command', verb: fault.verb, line: fault.line, phase, detail, mid: transaction?.mid ?? null };
  return decide({ at: stageOf(fault.verb), fate, because, facts }, { line: fault.line, option: optionOf(fault, detail) });
}

/** The parameter as `501 Unknown option X` and `501 Unknown value X` name it: the keyword, or what stands after its `=`. */
function optionOf(fault: Fault, detail: string): string {
  const cut = detail.indexOf('=');
  if (cut < 0) return detail;
  return fault.rule === 'parameter.value' ? detail.slice(cut + 1) : detail.slice(0, cut);
}

function fateOf(fault: Fault, badCommands: number): Fate {
  switch (fault.rule) {
    case 'command.unknown':
      return badCommands >= BAD_COMMAND_LIMIT ? 'command.too-many-bad' : 'command.unknown';
    case 'command.too-long':
      return 'command.too-long';
    case 'ehlo.domain':
      return 'ehlo.no-domain';
    case 'parameter.unknown':
      return 'parameter.unknown';
    case 'parameter.value':
      return 'parameter.value';
    case 'auth.arguments':
      return 'auth.arguments';
    default:
      return 'command.malformed';
  }
}
