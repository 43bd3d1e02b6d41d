/**
 * Distinguished names (RFC 4514) as the appliance compares them: without case and without the blanks around `,` and `=`. User Guide 9.8,
 * p. 677: "dc=example, dc=com", blanks allowed, CN and DC not case-sensitive.
 */

/** A name in the form in which names are compared. */
export function comparableName(dn: string): string {
  return dn
    .trim()
    .toLowerCase()
    .replace(/\s*([,=])\s*/g, '$1');
}

/** Whether a text has the form of a distinguished name: `type=value` parts with commas between. */
export function isDistinguishedName(text: string): boolean {
  return /^\s*[a-z][a-z0-9.-]*\s*=(?:\\.|[^\\,])+(?:,\s*[a-z][a-z0-9.-]*\s*=(?:\\.|[^\\,])+)*$/i.test(text);
}

/** Whether an entry of that name lies at or below a base, both comparable. An empty base is above everything. */
export function liesBelow(name: string, base: string): boolean {
  return base === '' || name === base || name.endsWith(`,${base}`);
}
