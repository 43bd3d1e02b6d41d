/** The end of every exhaustive switch. Only a programmer can reach it, so it throws. */
export function unreachable(value: never): never {
  throw new Error(`unreachable: ${JSON.stringify(value)}`);
}
