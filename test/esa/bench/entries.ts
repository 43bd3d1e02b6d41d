/** Entries of sender groups for the benches. */

/** One entry of each form by turns, no two alike. */
export function senderEntry(index: number): string {
  const [high, middle, low] = [(index >> 16) & 255, (index >> 8) & 255, index & 255];
  switch (index % 5) {
    case 0:
      return `100.${high + 64}.${middle}.${low}`;
    case 1:
      return `2001:db8:${index.toString(16)}::/64`;
    case 2:
      return `mx${index}.hosts.example`;
    case 3:
      return `.below${index}.example`;
    default:
      return `11.${high}.${middle}.${low & 240}/28`;
  }
}
