/** How the editor says what a key or value of `appliance.yaml` is for: Markdown, as Monaco shows it. */
import type { KeyHelp, Suggestion } from '#esa';

const sentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}${/[.!?]$/.test(text) ? '' : '.'}`;

export const helpWords = {
  /** Beside a word in the list, in a phrase. */
  brief: ({ meaning, help, required }: Suggestion): string => {
    const says = meaning ?? help?.meaning ?? '';
    return required && says !== '' ? `needed: ${says}` : says;
  },
  value: (value: string, meaning: string): string => `\`${value}\`: ${meaning}.`,
  key: (help: KeyHelp): string => {
    const meaning = help.meaning === null ? `\`${help.key}\`` : `\`${help.key}\`: ${help.meaning}.`;
    return [meaning, taken(help), follows(help)].filter((line) => line !== '').join('\n\n');
  },
} as const;

function taken({ unit, unset }: KeyHelp): string {
  const parts = [unit === null ? '' : sentence(unit), unset === null ? '' : `Where it is not written: ${unset}.`];
  return parts.filter((part) => part !== '').join(' ');
}

/** How far the model follows the real box. What the ladder says of a policy parameter is its meaning, and is not said twice. */
function follows({ rung, says, meaning }: KeyHelp): string {
  const more = says === null || (meaning !== null && says === sentence(meaning)) ? '' : ` ${says}`;
  switch (rung) {
    case 'full':
      return `Acts as on the real box.${more}`;
    case 'partial':
      return `Acts in part.${more}`;
    case 'inert':
    case 'ignored':
      return `Kept, changes nothing here.${more.replace(/^ Kept; (.)/, (_, first: string) => ` ${first.toUpperCase()}`)}`;
    case null:
      return '';
  }
}
