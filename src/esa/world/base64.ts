/** Base64 (RFC 4648 section 4) to octets, since this floor has no `atob`. */
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** The octets of a base64 text, one character U+0000 to U+00FF each; blanks are passed over. Null for text that is not base64. */
export function decodeBase64(text: string): string | null {
  const digits = text.replace(/\s+/g, '').replace(/={1,2}$/, '');
  if (!/^[A-Za-z0-9+/]*$/.test(digits) || digits.length % 4 === 1) return null;
  let octets = '';
  let bits = 0;
  let held = 0;
  for (const digit of digits) {
    held = ((held << 6) | ALPHABET.indexOf(digit)) & 0xfff;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    octets += String.fromCharCode((held >> bits) & 0xff);
  }
  return octets;
}
