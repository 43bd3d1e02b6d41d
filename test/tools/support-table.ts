/** The table of the README that is printed from the support ladder: for each kind of construct what stands on which rung. */
import { supportLadder, type Rung } from '#esa';

const RUNGS: readonly Rung[] = ['full', 'partial', 'inert', 'ignored'];
const BEGIN = '<!-- support: printed by test/readme.test.ts -->\n<!-- prettier-ignore-start -->\n';
const END = '<!-- prettier-ignore-end -->\n<!-- /support -->\n';

/** A text with its table printed anew; a text without the two markers stays as it is. */
export function withSupportTable(text: string): string {
  const begin = text.indexOf(BEGIN);
  const end = text.indexOf(END);
  return begin < 0 || end < begin ? text : `${text.slice(0, begin)}${BEGIN}\n${supportTable()}\n${text.slice(end)}`;
}

function supportTable(): string {
  const rows = supportLadder.flatMap(({ title, constructs }) =>
    RUNGS.flatMap((rung) => {
      const here = constructs.filter((one) => one.rung === rung).map(({ construct }) => construct.replaceAll('|', '\\|'));
      return here.length === 0 ? [] : [`| ${title} | ${rung} | ${here.map((name) => `\`${name}\``).join(', ')} |`];
    }),
  );
  return ['| kind | rung | constructs |', '| --- | --- | --- |', ...rows, ''].join('\n');
}
