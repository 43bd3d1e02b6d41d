/**
 * Matching rules that an extensible match may name, by name or OID: those of RFC 4517 that read texts and numbers, and the two bit rules of
 * Active Directory.
 */
type Rule = (value: string, asserted: string) => boolean;

/** A value in the form in which values are compared: no outer blanks, inner ones as one, lower case (RFC 4518, caseIgnoreMatch). */
export function comparable(value: string): string {
  return oneBlank(value).toLowerCase();
}

const oneBlank = (value: string): string => value.trim().replace(/\s+/g, ' ');

const ignoreCase: Rule = (value, asserted) => comparable(value) === comparable(asserted);
const exactCase: Rule = (value, asserted) => oneBlank(value) === oneBlank(asserted);
const integer: Rule = (value, asserted) => isNumber(value) && isNumber(asserted) && BigInt(value) === BigInt(asserted);
const allBits: Rule = (value, asserted) => isNumber(value) && isNumber(asserted) && (BigInt(value) & BigInt(asserted)) === BigInt(asserted);
const anyBit: Rule = (value, asserted) => isNumber(value) && isNumber(asserted) && (BigInt(value) & BigInt(asserted)) !== 0n;

const isNumber = (text: string): boolean => /^-?\d{1,40}$/.test(text);

const rules: Readonly<Record<string, Rule>> = {
  caseignorematch: ignoreCase,
  '2.5.13.2': ignoreCase,
  caseignoreia5match: ignoreCase,
  '1.3.6.1.4.1.1466.109.114.2': ignoreCase,
  caseexactmatch: exactCase,
  '2.5.13.5': exactCase,
  caseexactia5match: exactCase,
  '1.3.6.1.4.1.1466.109.114.1': exactCase,
  integermatch: integer,
  '2.5.13.14': integer,
  '1.2.840.113556.1.4.803': allBits,
  '1.2.840.113556.1.4.804': anyBit,
};

/** Whether this directory knows the rule. Names read without case. */
export function isMatchingRule(name: string): boolean {
  return Object.hasOwn(rules, name.toLowerCase());
}

/** Whether a value meets an assertion by a rule, null for the attribute's own, caseIgnoreMatch here; by an unknown rule none does. */
export function meetsRule(rule: string | null, value: string, asserted: string): boolean {
  if (rule === null) return ignoreCase(value, asserted);
  return isMatchingRule(rule) && rules[rule.toLowerCase()]?.(value, asserted) === true;
}
