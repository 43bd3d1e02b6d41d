/** The door of the protocol floor: octets, commands, phases, replies and letters. Knows no appliance, no browser, no clock. */
export { span, type Span } from './span.ts';
export { unreachable } from './unreachable.ts';
export { decodeUtf8, encodeUtf8, trimBlanks, writeOut } from './octets.ts';
export { cutData, cutLine, tailOf, type Unit } from './reader.ts';
export { defaultSyntax, parseMailbox, printMailbox, type AddressSyntax, type Mailbox } from './address.ts';
export { parseCommand, RESPONSE_LINE_LIMIT, type Command, type Fault, type GrammarRule, type MailParameter, type Verb } from './command.ts';
export {
  legalActs,
  nextPhase,
  phases,
  receiver,
  refusalOf,
  smtpEvents,
  type Act,
  type OrderRule,
  type Phase,
  type SmtpEvent,
} from './machine.ts';
export {
  beginSending,
  nextAct,
  sendingEvents,
  sendingPhases,
  sendingServer,
  type Heard,
  type NextAct,
  type RecipientState,
  type Sending,
  type SendingPhase,
} from './sender.ts';
export { classOf, clientActs, renderReply, replyLines, type Reply, type ReplyClass } from './reply.ts';
export { fieldOf, joinPiece, readLetter, stuff, unstuff, type HeaderField, type Letter } from './message.ts';
