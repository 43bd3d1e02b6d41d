/** Changes to the texts of Carved Rock that a provocation needs. */
import type { TextChange } from './provocation.ts';

/** Parameters for the policy the partner gets. */
export const policy = (...parameters: readonly string[]): TextChange => ({
  file: 'InboundMail.hat',
  find: '$ACCEPTED\n    ACCEPT\n',
  put: `$ACCEPTED\n    ACCEPT {\n${parameters.map((parameter) => `        ${parameter}\n`).join('')}    }\n`,
});
/** A setting of all listeners, and one of the public listener. */
export const setting = (line: string): TextChange => ({
  file: 'appliance.yaml',
  find: '\nlisteners:\n',
  put: `\n# Settings of all listeners together.\nsettings:\n  ${line}\n\nlisteners:\n`,
});
export const listener = (line: string): TextChange => ({
  file: 'appliance.yaml',
  find: '    rat: InboundMail.rat\n',
  put: `    rat: InboundMail.rat\n    ${line}\n`,
});

export const exception = (sender: string, action: string): TextChange => ({
  file: 'appliance.yaml',
  find: '\nlisteners:\n',
  put: `\nexception_table:\n  - sender: ${sender}\n    action: ${action}\n\nlisteners:\n`,
});
